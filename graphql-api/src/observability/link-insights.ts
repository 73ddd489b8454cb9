interface InsightsQuery {
  region: string;
  logGroup: string;
  query: string;
  /** How far back it looks; an hour unless told. */
  seconds?: number;
}

/** Consoles outside of the usual partition (https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html). */
const CONSOLES: readonly (readonly [prefix: string, domain: string])[] = [
  ["cn-", "console.amazonaws.cn"],
  ["us-gov-", "console.amazonaws-us-gov.com"],
];

/**
 * The page of CloudWatch Logs Insights with a query filled in, ready to run. AWS documents no such address: this is how
 * the console itself writes it. After `#`, `%` is written `$`, and the query is an object in JSURL's notation, in which
 * a list is `~(~…)`, a text has a `'` in front, and other characters than letters, digits, `_`, `-` and `.` are `*` and
 * their code.
 */
export function linkInsights({ region, logGroup, query, seconds = 3600 }: InsightsQuery): string {
  const domain = CONSOLES.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "console.aws.amazon.com";
  const detail = [
    ...["end~0", `start~-${seconds}`, "timeType~'RELATIVE", "tz~'LOCAL", "unit~'seconds"],
    ...[`editorString~${writeText(query)}`, `source~(~${writeText(logGroup)})`],
  ].join("~");
  const at = encodeURIComponent(region);
  return `https://${at}.${domain}/cloudwatch/home?region=${at}#logsV2:logs-insights$3FqueryDetail$3D~(${detail})`;
}

/** Beyond Latin-1 a character takes two stars and four digits. */
function writeText(text: string): string {
  const star = (unit: string): string => {
    const code = unit.charCodeAt(0);
    return code > 0xff ? `**${code.toString(16).padStart(4, "0")}` : `*${code.toString(16).padStart(2, "0")}`;
  };
  return `'${text.replace(/[^\w.-]/g, star)}`;
}
