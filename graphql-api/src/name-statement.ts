/** How many statements a connection may keep prepared: every one costs the database memory for as long as it lives. */
const KEPT = 100;

const names = new Map<string, string>();

/**
 * A statement whose text is put together from parts, named so that each connection plans it only once. There are more
 * combinations than a connection should keep: those that come late are planned every time, as without a name.
 */
export function nameStatement(text: string): { text: string; name?: string } {
  const known = names.get(text);
  if (known) return { text, name: known };
  if (names.size === KEPT) return { text };
  const name = `composed ${names.size}`;
  names.set(text, name);
  return { text, name };
}
