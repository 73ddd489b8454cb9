import { useNavigate } from "@remix-run/react";
import { lazy, Suspense, useEffect, useState } from "react";
import { mayCreate, useViewer } from "../../viewer-context.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { openPalette } from "./open-palette.ts";
import { type Deed, readKey } from "./read-key.ts";
import { useSingleKeys } from "./use-single-keys.ts";

const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));

/** Listens to the keyboard for the whole portal and shows the palette and the list of keys. */
export function Keyboard() {
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const navigate = useNavigate();
  const creates = mayCreate(useViewer());

  useEffect(() => {
    const deeds: Record<Deed, () => void> = {
      palette: () => setOpen("palette"),
      keys: () => setOpen("keys"),
      services: () => navigate("/services"),
      deployments: () => navigate("/deployments"),
      environments: () => navigate("/environments"),
      insights: () => navigate("/insights"),
      settings: () => navigate("/settings"),
      create: () => creates && navigate("/services/new"),
      search: () => document.querySelector<HTMLInputElement>("input[type=search]")?.focus(),
    };
    let before: string | null = null;
    const onKey = (event: KeyboardEvent) => {
      const deed = readKey(event, before, singleKeys && !isTyping(event.target));
      before = event.key;
      if (!deed || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      deeds[deed]();
    };
    const onPalette = () => setOpen("palette");

    document.addEventListener("keydown", onKey);
    document.addEventListener(openPalette, onPalette);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener(openPalette, onPalette);
    };
  }, [navigate, creates, singleKeys]);

  // A dialog tells of its end a moment later, when the other one may stand there already.
  const close = (ended: typeof open) => () => setOpen((shown) => (shown === ended ? null : shown));
  return (
    <>
      {open === "keys" && <KeysHelp onClose={close("keys")} singleKeys={singleKeys} onSingleKeys={setSingleKeys} />}
      {open === "palette" && (
        <Suspense>
          <Palette onClose={close("palette")} onKeys={() => setOpen("keys")} />
        </Suspense>
      )}
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
