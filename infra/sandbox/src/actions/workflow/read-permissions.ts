import { entriesOf, type WorkflowNode } from "./workflow-node.ts";

export type Grant = "none" | "read" | "write";
/** What GITHUB_TOKEN may do, by GitHub's names in workflows; what is not named is none. */
export type Grants = Readonly<Record<string, Grant>>;

const names = [
  ...["actions", "attestations", "checks", "contents", "deployments", "discussions", "id-token", "issues", "models"],
  ...["packages", "pages", "pull-requests", "security-events", "statuses"],
];
const order: Grant[] = ["none", "read", "write"];

/** What new organizations give without a word: reading. */
export const defaultGrants: Grants = { contents: "read", packages: "read" };

/** Reads `permissions:`; null where nothing is said, and what surrounds it holds. */
export function readPermissions(node: WorkflowNode | null): Grants | null {
  if (node === null) return null;
  if (node.kind === "scalar" && node.value === "read-all") return all("read");
  if (node.kind === "scalar" && node.value === "write-all") return all("write");
  return Object.fromEntries(
    entriesOf(node).map(({ key, value }) => [key, value.kind === "scalar" ? (String(value.value) as Grant) : "none"]),
  );
}

/** What is asked for and not allowed, as [name, asked, allowed]; a called workflow never gets more than its caller. */
export function excess(asked: Grants, allowed: Grants): [name: string, asked: Grant, allowed: Grant][] {
  return Object.entries(asked)
    .map(([name, grant]): [string, Grant, Grant] => [name, grant, allowed[name] ?? "none"])
    .filter(([, grant, most]) => order.indexOf(grant) > order.indexOf(most));
}

/** The same in the names of App permissions, which the API checks. */
export function asTokenPermissions(grants: Grants): Record<string, "read" | "write"> {
  const held = Object.entries(grants).filter(([, grant]) => grant !== "none");
  return {
    ...Object.fromEntries(held.map(([name, grant]) => [name.replaceAll("-", "_"), grant as "read" | "write"])),
    metadata: "read",
  };
}

function all(grant: Grant): Grants {
  return Object.fromEntries(names.map((name) => [name, grant]));
}
