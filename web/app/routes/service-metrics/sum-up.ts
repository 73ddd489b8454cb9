type Summary = { now: number | null; lowest: number | null; highest: number | null };

/** A series in three numbers; `null` where nothing was measured. */
export function sumUp(values: readonly (number | null)[]): Summary {
  const measured = values.filter((value) => value !== null);
  const now = values.at(-1) ?? null;
  if (measured.length === 0) return { now, lowest: null, highest: null };
  return { now, lowest: Math.min(...measured), highest: Math.max(...measured) };
}
