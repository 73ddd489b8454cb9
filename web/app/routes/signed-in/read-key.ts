export type Deed = "palette" | "keys" | "services" | "settings" | "create" | "search";

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "target">;

const afterG: Record<string, Deed> = { s: "services", t: "settings" };
const alone: Record<string, Deed> = { "?": "keys", c: "create", "/": "search" };

/**
 * What a key asks for, given the key `before` it; `null` when nothing. Letters typed into a field are text. People
 * who steer by voice can turn single keys off (WCAG 2.1.4), so these work only with `singleKeys`.
 */
export function readKey(
  { key, ctrlKey, metaKey, altKey, target }: Pressed,
  before: string | null,
  singleKeys: boolean,
): Deed | null {
  if ((ctrlKey || metaKey) && key.toLowerCase() === "k") return "palette";
  if (ctrlKey || metaKey || altKey || !singleKeys || isTyping(target)) return null;
  return (before === "g" ? afterG[key] : undefined) ?? alone[key] ?? null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
