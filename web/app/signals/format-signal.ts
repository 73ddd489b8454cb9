/** How a value is written, with its unit; "–" where nothing was measured. */
export type FormatSignal = (value: number | null | undefined) => string;

/** Requests per second: "0.25 req/s", "4.2 req/s", "1,204 req/s". */
export const formatRate: FormatSignal = (value) => write(value, (rate) => `${shorten(rate)} req/s`);

/** A share from 0 to 1 in percent: "0 %", "0.12 %", "34 %". */
export const formatShare: FormatSignal = (value) => write(value, (share) => `${shorten(share * 100)} %`);

/** Seconds, as people say them: "4.2 ms", "250 ms", "1.25 s", "75 s". */
export const formatSeconds: FormatSignal = (value) =>
  write(value, (seconds) => (seconds < 0.9995 ? `${shorten(seconds * 1_000, 1)} ms` : `${shorten(seconds)} s`));

function write(value: number | null | undefined, words: (value: number) => string): string {
  return value === null || value === undefined ? "–" : words(value);
}

/** Three digits at most say how much; what is not nothing is not told as 0. */
function shorten(value: number, decimals = 2): string {
  const least = 10 ** -decimals;
  if (value > 0 && value < least) return `<${least}`;
  const places = value < 9.95 ? decimals : value < 99.5 && decimals > 1 ? 1 : 0;
  return value.toLocaleString("en", { maximumFractionDigits: places });
}
