export type Deed =
  | "palette"
  | "keys"
  | "services"
  | "deployments"
  | "environments"
  | "insights"
  | "settings"
  | "create"
  | "search";

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

const afterG: Record<string, Deed> = {
  s: "services",
  d: "deployments",
  e: "environments",
  i: "insights",
  t: "settings",
};
const alone: Record<string, Deed> = { "?": "keys", c: "create", "/": "search" };

/**
 * What a key asks for, given the key `before` it; `null` when nothing. Single letters count only where `letters` says
 * so: somebody who types means text, and who steers by voice may have turned them off (WCAG 2.1.4).
 */
export function readKey(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  before: string | null,
  letters: boolean,
): Deed | null {
  if ((ctrlKey || metaKey) && key.toLowerCase() === "k") return "palette";
  if (ctrlKey || metaKey || altKey || !letters) return null;
  return (before === "g" ? afterG[key] : undefined) ?? alone[key] ?? null;
}
