import { isObject, type JsonObject } from "../../github/http/incoming.ts";
import { invalidParameter } from "../aws-fault.ts";

/** What every switch does, as `GET /_control` tells it. */
const catalogue = {
  slowTasks: "{ milliseconds, next?, service?, cluster? }: new tasks stay PENDING for so long.",
  failHealthChecks: "{ next?, service?, cluster? }: health checks count as answered with 503.",
  exitTasks: "{ next?, exitCode?, service?, cluster? }: new tasks say so and exit at once, with exitCode (1).",
  lateLines: "{ milliseconds, next?, service?, cluster? }: CloudWatch Logs tells new lines so much later.",
  emptyPages: "{ next?, service?, cluster? }: FilterLogEvents answers an empty page that names a next one.",
  delay: "{ milliseconds, next?, operation? }: answers of the API wait, e.g. operation UpdateService.",
  throttle: "{ next?, operation? }: the API answers ThrottlingException (400), without an effect.",
  failBefore: "{ next?, operation? }: the API answers ServerException (500), without an effect.",
  dropReply: "{ next?, operation? }: the effect happens, the connection is cut without an answer.",
} as const;

type SwitchName = keyof typeof catalogue;

/** One setting of one switch. */
interface Rule {
  /** How many more it changes; null is all. */
  next: number | null;
  readonly milliseconds: number;
  readonly exitCode: number;
  readonly service: string | null;
  readonly cluster: string | null;
  readonly operation: string | null;
}

type Subject = Partial<Readonly<Record<"service" | "cluster" | "operation", string>>>;

const names = Object.keys(catalogue) as SwitchName[];

/** How this ECS misbehaves now. Lives in memory: a restart is a well-behaved ECS again. */
export class Switches {
  #rules = new Map<SwitchName, Rule[]>();

  /**
   * Sets the named switches, each replacing its former setting; null turns one off.
   * @throws AwsFault when a switch is unknown or its setting is not understood; nothing is set then.
   */
  set(given: JsonObject): void {
    const rules = Object.entries(given).map(([name, value]) => [readName(name), readRules(name, value)] as const);
    for (const [name, rule] of rules) this.#rules.set(name, rule);
  }

  reset(): void {
    this.#rules.clear();
  }

  /** The first rule of a switch about this subject, counted as used. */
  take(name: SwitchName, subject: Subject): Rule | null {
    const rule = this.#rules.get(name)?.find((one) => one.next !== 0 && isAbout(one, subject));
    if (!rule) return null;
    if (rule.next !== null) rule.next -= 1;
    return rule;
  }

  /** Every switch with what it does and how it is set. */
  describe(): JsonObject {
    return Object.fromEntries(
      names.map((name) => [name, { documentation: catalogue[name], setting: this.#rules.get(name) ?? [] }]),
    );
  }
}

function isAbout(rule: Rule, subject: Subject): boolean {
  return (["service", "cluster", "operation"] as const).every(
    (key) => rule[key] === null || rule[key] === subject[key],
  );
}

function readName(name: string): SwitchName {
  const known = names.find((one) => one === name);
  if (!known) throw invalidParameter(`There is no switch "${name}"`);
  return known;
}

/** Reads `3` (how many; milliseconds for a delay), an object or a list of such. */
function readRules(name: string, value: unknown): Rule[] {
  if (value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((one: unknown) => readRule(name, one));
}

function readRule(name: string, value: unknown): Rule {
  const isDelay = ["delay", "slowTasks", "lateLines"].includes(name);
  const given = typeof value === "number" ? { [isDelay ? "milliseconds" : "next"]: value } : value;
  if (!isObject(given)) throw invalidParameter(`${name} takes a number, an object or a list of objects`);
  const known = ["next", "milliseconds", "exitCode", "service", "cluster", "operation"];
  const other = Object.keys(given).find((key) => !known.includes(key));
  if (other !== undefined) throw invalidParameter(`${name} has no setting "${other}"`);
  return {
    next: readCount(given.next),
    milliseconds: readCount(given.milliseconds) ?? 0,
    exitCode: readCount(given.exitCode) ?? 1,
    service: readText(given.service),
    cluster: readText(given.cluster),
    operation: readText(given.operation),
  };
}

function readCount(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" && value >= 0) return value;
  throw invalidParameter("Counts and times are numbers, 0 or more");
}

function readText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value;
  throw invalidParameter("service, cluster and operation are texts");
}
