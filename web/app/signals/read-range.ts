/** How far back the charts can go, the nearest first. */
export const ranges = [
  { word: "15m", minutes: 15, name: "15 minutes" },
  { word: "1h", minutes: 60, name: "hour" },
  { word: "6h", minutes: 6 * 60, name: "6 hours" },
  { word: "24h", minutes: 24 * 60, name: "24 hours" },
  { word: "7d", minutes: 7 * 24 * 60, name: "7 days" },
] as const;

export type Range = (typeof ranges)[number];

/** The range that an address names, such as `?range=6h`; an hour when it names none that there is. */
export function readRange(query: URLSearchParams): Range {
  const [, usual] = ranges;
  return ranges.find(({ word }) => word === query.get("range")) ?? usual;
}
