/** A mark in the charts of all dashboards that ask for its tags. */
export interface Annotation {
  from: Date;
  to: Date;
  tags: string[];
  text: string;
}

/** Grafana, as far as the platform needs it. Rejects with `GrafanaError` only. */
export interface Grafana {
  annotate(annotation: Annotation): Promise<void>;
}
