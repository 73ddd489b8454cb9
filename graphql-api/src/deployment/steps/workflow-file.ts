/** The workflow that deploys a service, in its own repository's .github/workflows. */
export const WORKFLOW = "cd.yml";
