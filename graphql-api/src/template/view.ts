/** Everything a golden path's files can name. */
export interface View {
  service: {
    name: string;
    description: string;
    /** Slug of the owning team. */
    owner: string;
    /** "organization/name". */
    repository: string;
    /** Its page in the portal. */
    url: string;
  };
  platform: {
    /** "organization/name" of the repository with the reusable workflows. */
    repository: string;
    /** Its branch or tag that services call. */
    ref: string;
    /** Where that repository is, for git. */
    url: string;
  };
  /** Checked, with defaults filled in. */
  parameters: Record<string, unknown>;
}

/** The names outside of `parameters`. All of them are always there, as strings. */
export const FIXED_NAMES: readonly string[] = [
  "service.name",
  "service.description",
  "service.owner",
  "service.repository",
  "service.url",
  "platform.repository",
  "platform.ref",
  "platform.url",
];

/** The names whose values the platform itself has checked: all that workflows may use. */
export const WORKFLOW_NAMES: readonly string[] = ["service.name", "platform.repository", "platform.ref"];
