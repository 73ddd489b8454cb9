import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icons.tsx";

type CopyButtonProps = {
  /** What to copy; a function where it changes often. */
  text: string | (() => string);
  children: string;
};

/** Puts a text on the clipboard and says so. Without scripts there is no clipboard, and so no button. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const [scripted, setScripted] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setScripted(true), []);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  if (!scripted) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(typeof text === "string" ? text : text());
    setCopied(true);
  };
  return (
    <Button type="button" onClick={() => void copy()}>
      <Icon name={copied ? "check" : "copy"} className={copied ? "text-good" : ""} />
      <span aria-live="polite">{copied ? "Copied" : children}</span>
    </Button>
  );
}
