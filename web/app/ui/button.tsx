import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";

type Look = "primary" | "plain" | "danger" | "quiet";

const shape =
  "inline-flex min-h-8 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-3 font-medium transition-colors disabled:opacity-60 aria-disabled:opacity-60";

const looks: Record<Look, string> = {
  primary: "bg-accent-fill text-on-accent hover:bg-accent-fill-hover",
  plain: "border border-control-line/60 bg-surface text-text hover:bg-hover",
  danger: "bg-bad-fill text-on-accent hover:opacity-90",
  quiet: "text-muted hover:bg-hover hover:text-text",
};

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look };

/** A button; `type` is "submit" unless said otherwise, as in HTML. */
export function Button({ look = "plain", className = "", ...rest }: ButtonProps) {
  return <button {...rest} className={`${shape} ${looks[look]} ${className}`} />;
}

/** A link that looks like a button, for the one thing to do next. */
export function ButtonLink({ look = "plain", className = "", ...rest }: LinkProps & { look?: Look }) {
  return <Link {...rest} className={`${shape} ${looks[look]} ${className}`} />;
}
