/** A series at one moment. */
export interface Sample {
  metric: Record<string, string>;
  value: [seconds: number, value: string];
}

/** What the expression is now. @throws Error in Prometheus' words when it does not understand it. */
export async function askPrometheus(url: string, expression: string): Promise<Sample[]> {
  const response = await fetch(`${url}/api/v1/query`, {
    method: "POST",
    body: new URLSearchParams({ query: expression }),
  });
  const { data, error } = (await response.json()) as { data?: { result: Sample[] }; error?: string };
  if (!data) throw new Error(`${error}: ${expression}`);
  return data.result;
}
