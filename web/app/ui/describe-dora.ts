/** DORA's keys over one window, and the counts behind them. */
export type DoraCounts = {
  days: number;
  deploymentsPerDay: number;
  leadTimeSeconds: number | null;
  changeFailureRate: number | null;
  timeToRestoreSeconds: number | null;
  deployments: number;
  changes: number;
  failures: number;
  restorations: number;
};

/** The same with the stage that counts as production and with as many days before. */
export type ShownDora = DoraCounts & { environment: { name: string } | null; previous: DoraCounts | null };

/** One of DORA's keys in words. */
export type DoraKey = {
  name: string;
  /** With its unit; `null` where there is nothing to measure. */
  value: string | null;
  /** What stands behind the value. */
  basis: string;
  definition: string;
};

const count = (number: number, one: string): string =>
  `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;

/** The four keys in words, in the order of speed, then stability. */
export function describeDora(dora: DoraCounts): DoraKey[] {
  return [
    {
      name: "Deployment frequency",
      value: dora.deployments === 0 ? null : describeFrequency(dora.deploymentsPerDay),
      basis: `${count(dora.deployments, "deployment")} in ${count(dora.days, "day")}`,
      definition:
        "Changes that succeeded in production, divided by the days. Rollbacks bring nothing new and do not count.",
    },
    {
      name: "Lead time for changes",
      value: describeSeconds(dora.leadTimeSeconds),
      basis: "median, from the commit to running",
      definition:
        "From the time of a release’s commit until the deployment ended that first brought it to production. Commits whose time is not known are left out.",
    },
    {
      name: "Change failure rate",
      value: dora.changeFailureRate === null ? null : `${trim(dora.changeFailureRate * 100)} %`,
      basis: `${dora.failures.toLocaleString("en")} of ${count(dora.changes, "change")}`,
      definition: "Changes that failed, or that a rollback replaced, of all changes to production. Each counts once.",
    },
    {
      name: "Time to restore",
      value: describeSeconds(dora.timeToRestoreSeconds),
      basis: `median of ${count(dora.restorations, "restoration")}`,
      definition:
        "From a failure to the next success of the same service in production. What a rollback replaced was broken since it arrived. What is still broken is left out.",
    },
  ];
}

/** "2.1 a day", "3.5 a week", "1 a month": in the unit in which it happens at least once. */
function describeFrequency(perDay: number): string {
  if (perDay >= 1) return `${trim(perDay)} a day`;
  return perDay * 7 >= 1 ? `${trim(perDay * 7)} a week` : `${trim(perDay * 30)} a month`;
}

/** "45 s", "12 min", "3 h 20 min", "2 d 4 h": the two largest units; `null` stays. */
function describeSeconds(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return join(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const rounded = Math.round(seconds / 3600);
  return join(Math.floor(rounded / 24), "d", rounded % 24, "h");
}

const join = (large: number, unit: string, small: number, smaller: string): string =>
  small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smaller}`;

/** At most one decimal, which says as much as such numbers know. */
const trim = (number: number): string => String(Math.round(number * 10) / 10);
