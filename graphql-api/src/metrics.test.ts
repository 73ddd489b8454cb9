import { expect, test } from "vitest";
import { registry } from "./metrics.ts";

/** Few values each, whatever people, services and strangers do: no label names a thing. */
const LABELS = [
  ...["environment", "event", "field", "kind", "method", "node", "operation", "outcome", "resource", "route"],
  ...["state", "status", "step", "type", "version"],
];

const own = registry.getMetricsAsArray().filter(({ name }) => !/^(process|nodejs)_/.test(name)) as unknown as {
  name: string;
  help: string;
  type: string;
  labelNames: string[];
}[];

test("our metrics are named as Prometheus' own conventions have it", () => {
  expect(own.length).toBeGreaterThan(20);
  const odd = own.filter(({ name, type }) => {
    if (!/^waymark_[a-z]+(_[a-z]+)+$/.test(name)) return true;
    if (type === "counter") return !name.endsWith("_total");
    if (type === "histogram") return !name.endsWith("_seconds");
    return name.endsWith("_total");
  });
  expect(odd.map(({ name }) => name)).toEqual([]);
  expect(own.filter(({ help }) => !/^[A-Z1].{10,}[^.]$/.test(help)).map(({ name }) => name)).toEqual([]);
});

test("no label has values without number, such as names and ids", () => {
  const strange = own.flatMap(({ name, labelNames }) =>
    labelNames.filter((label) => !LABELS.includes(label)).map((label) => `${name}{${label}}`),
  );
  expect(strange).toEqual([]);
});
