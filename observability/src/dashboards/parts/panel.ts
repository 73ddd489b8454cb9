/** One curve or value of a panel. */
export interface Query {
  expression: string;
  /** Labels in double braces are filled in: `{{release}}`. */
  legend: string;
  /**
   * How often its series are scraped, where that is not the data source's five seconds: `$__rate_interval` is four of
   * them, and over less a rate finds no two samples.
   */
  scraped?: string;
}

/** What every panel has; a row of Grafana is 24 wide. */
export interface PanelText {
  title: string;
  /** One or two sentences, shown behind the small i. */
  description: string;
  /** As Grafana names units: `reqps`, `s`, `percentunit`, `bytes`, `short`. */
  unit: string;
  width: number;
  queries: Query[];
}
