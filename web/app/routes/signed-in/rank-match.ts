/**
 * How well an entry of the palette fits what was typed, from 0 (not at all) to 1: best when it begins with it, then when
 * one of its words does, then anywhere in it, and last when only one of its keywords has it. Letters that merely occur
 * in the same order are no match: "pay" must not find "Deployments on their way".
 */
export function rankMatch(entry: string, typed: string, keywords: readonly string[] = []): number {
  const [text, wanted] = [entry.toLowerCase(), typed.trim().toLowerCase()];
  if (text.startsWith(wanted)) return 1;
  if (text.split(/[^\p{Letter}\p{Number}]+/u).some((word) => word.startsWith(wanted))) return 0.8;
  if (text.includes(wanted)) return 0.6;
  return keywords.some((keyword) => keyword.toLowerCase().includes(wanted)) ? 0.4 : 0;
}
