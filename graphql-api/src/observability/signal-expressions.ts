/** Whose signals: names as the catalog has them, which are the labels of everything that is scraped. */
export interface SignalPlace {
  service: string;
  environment: string;
}

export const SIGNALS = ["rate", "errors", "latencyP50", "latencyP95", "latencyP99", "saturation"] as const;
export type Signal = (typeof SIGNALS)[number];

const BY_PLACE = "by (service, environment)";
/** What load balancer, ECS and Prometheus ask for is nobody's traffic. */
const TRAFFIC = `route!~"/health|/ready|/metrics"`;

/**
 * The golden signals of these places as PromQL, each over the `window` seconds before every moment. They are equal to the
 * recording rules in observability/rules/, which are made for one window only and could not fill another time range.
 *
 * @param matchers what limits it, such as `service="orders"`; empty for all.
 */
export function writeSignalExpressions(matchers: string, window: number): Record<Signal, string> {
  const on = (...more: string[]) => `{${[matchers, ...more].filter(Boolean).join(",")}}`;
  const all = `sum ${BY_PLACE} (rate(http_requests_total${on(TRAFFIC)}[${window}s]))`;
  const failed = `sum ${BY_PLACE} (rate(http_requests_total${on(TRAFFIC, 'status=~"5.."')}[${window}s]))`;
  const buckets = `sum by (service, environment, le) (rate(http_request_duration_seconds_bucket${on(TRAFFIC)}[${window}s]))`;
  const processor = `rate(process_cpu_seconds_total${on()}[${window}s]) / service_cpu_limit_cores${on()}`;
  const memory = `process_resident_memory_bytes${on()} / service_memory_limit_bytes${on()}`;
  return {
    rate: all,
    // No series with a status of 500 is no failure, and no request at all is nothing to tell.
    errors: `(${failed} or 0 * ${all}) / (${all} > 0)`,
    latencyP50: `histogram_quantile(0.5, ${buckets})`,
    latencyP95: `histogram_quantile(0.95, ${buckets})`,
    latencyP99: `histogram_quantile(0.99, ${buckets})`,
    // `or` takes two series with the same labels for one, so that each gets one of its own.
    saturation: `max ${BY_PLACE} (${label(processor, "resource", "cpu")} or ${label(memory, "resource", "memory")})`,
  };
}

/** All signals of these places as one question; the label `signal` tells them apart. */
export function writeSignalQuestion(places: readonly SignalPlace[], window: number): string {
  const services = oneOf(places.map(({ service }) => service));
  const environments = oneOf(places.map(({ environment }) => environment));
  const expressions = writeSignalExpressions(`service=~${services},environment=~${environments}`, window);
  return SIGNALS.map((signal) => label(expressions[signal], "signal", signal)).join(" or ");
}

function label(expression: string, name: string, value: string): string {
  return `label_replace(${expression}, "${name}", "${value}", "", "")`;
}

/** A PromQL text that matches exactly these values: written as a regular expression, which is written as a text. */
function oneOf(values: readonly string[]): string {
  const escaped = [...new Set(values)].sort().map((value) => value.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&"));
  return JSON.stringify(escaped.join("|"));
}
