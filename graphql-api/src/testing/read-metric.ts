/**
 * The sum of one metric of an API over all its labels that hold `containing`, as Prometheus would read it; 0 while there
 * is none. Platforms in one process share their numbers.
 */
export async function readMetric({ url }: { url: string }, name: string, containing = ""): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.split("\n").filter((line) => /^[{ ]/.test(line.slice(name.length)) && line.startsWith(name));
  return lines
    .filter((line) => line.includes(containing))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
}
