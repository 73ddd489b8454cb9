import { data } from "@remix-run/node";
import type { Role } from "../../gql/generated/graphql.ts";
import type { PlatformFailure } from "../../platform-failure.ts";

/** Tells people who may only look so before they fill in a form; the platform would refuse them at its end. */
export function refuseViewer(role: Role | undefined): void {
  if (role !== "VIEWER") return;
  const message =
    "As a viewer you can look at every service and create none. An administrator can make you a developer.";
  throw data<PlatformFailure>({ kind: "forbidden", message, id: null }, { status: 403 });
}
