/** One thing that failed, as the end of the run shows it. */
export interface Failure {
  title: string;
  details: string;
}

/** What has been run so far. A static check counts as one. */
export class Tally {
  passed = 0;
  skipped = 0;
  readonly failures: Failure[] = [];

  fail(title: string, details: string): void {
    this.failures.push({ title, details });
  }

  /** `N passed, N failed, N skipped` */
  summary(): string {
    return `${this.passed} passed, ${this.failures.length} failed, ${this.skipped} skipped`;
  }
}
