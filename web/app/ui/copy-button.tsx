import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icons.tsx";

/** Puts a text on the clipboard and says so. Without scripts there is no clipboard, and so no button. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const [scripted, setScripted] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setScripted(true), []);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  if (!scripted) return null;
  return (
    <Button type="button" onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}>
      <Icon name={copied ? "check" : "copy"} className={copied ? "text-good" : ""} />
      <span aria-live="polite">{copied ? "Copied" : children}</span>
    </Button>
  );
}
