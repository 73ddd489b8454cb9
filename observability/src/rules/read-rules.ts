import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A recording or alerting rule as its file has it. */
export interface Rule {
  file: string;
  /** The name of the series it writes, or of the alert. */
  name: string;
  kind: "record" | "alert";
  expression: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

interface RuleFile {
  groups: { rules: RuleEntry[] }[];
}

interface RuleEntry {
  record?: string;
  alert?: string;
  expr: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

export const rulesFolder = join(import.meta.dirname, "../../rules");

/** Every rule of every `.yml` in the folder, in the order of the files. */
export function readRules(folder = rulesFolder): Rule[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yml"));
  return files.sort().flatMap((file) => {
    const { groups } = parse(readFileSync(join(folder, file), "utf8")) as RuleFile;
    return groups.flatMap(({ rules }) => rules.map((entry) => toRule(file, entry)));
  });
}

function toRule(file: string, { record, alert, expr, labels = {}, annotations = {} }: RuleEntry): Rule {
  const kind = alert === undefined ? "record" : "alert";
  return { file, name: alert ?? record ?? "", kind, expression: expr, labels, annotations };
}
