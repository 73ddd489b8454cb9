/** Which requests a switch is about; all of them when nothing is said. */
export interface Match {
  readonly method?: string;
  /** A regular expression over the path without the query. */
  readonly path?: string;
  /** A root field of the GraphQL document, e.g. `createRepository`. */
  readonly graphqlField?: string;
}

/** One setting of one switch. */
export interface Rule {
  readonly match: Match;
  /** How many more requests it changes; null is all. */
  next: number | null;
  readonly milliseconds: number;
  readonly retryAfterSeconds: number;
  readonly status: number;
}

export interface Subject {
  readonly method: string;
  readonly path: string;
  readonly graphqlFields: readonly string[];
}

export function matches(match: Match, subject: Subject): boolean {
  if (match.method !== undefined && match.method !== subject.method) return false;
  if (match.path !== undefined && !new RegExp(match.path).test(subject.path)) return false;
  return match.graphqlField === undefined || subject.graphqlFields.includes(match.graphqlField);
}
