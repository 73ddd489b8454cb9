import type { LinkedCommit } from "../adapters/github/github.ts";
import { GitHubError } from "../adapters/github/github-error.ts";
import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal, UserError } from "../errors.ts";
import { LateError, withinTime } from "../identity/within-time.ts";
import { isStorable } from "../service/is-storable.ts";
import type { Service } from "../service/service.entity.ts";
import { DeploymentKind } from "./deployment-status.ts";
import { findPlace } from "./find-place.ts";
import { keepRelease } from "./keep-release.ts";
import { type Request, requestDeployment } from "./request-deployment.ts";

export interface DeployWish {
  service: string;
  environment: string;
  ref?: string | null;
  idempotencyKey?: string | null;
}

type Context = Pick<SignedIn, "em" | "viewer" | "github">;

const LONGEST_REF = 255;
/** A person is answered within ten seconds, the database's part included. */
const PATIENCE_MS = 7000;

/**
 * Begins to deploy the commit that `ref` (a branch, tag or commit; without it the default branch) means now; answers
 * the deployment's UUID. Refuses a ref that GitHub does not know, and whatever blocks the environment.
 */
export async function deployRef(context: Context, input: DeployWish): Promise<string> {
  const request: Request = { kind: DeploymentKind.DEPLOY, operation: "deploy", input };
  return requestDeployment(context, request, async () => {
    // Asked before GitHub is, so that a refusal costs nothing; and again by then, with the place locked.
    const { service } = await context.em
      .fork()
      .transactional((tx) => findPlace(tx, context.viewer, input, request.kind));
    const commit = await resolve(context, service, input.ref?.trim() || null);
    return async (tx, place) => ({ release: await keepRelease(tx, place.service, commit) });
  });
}

async function resolve({ github }: Context, service: Service, ref: string | null): Promise<LinkedCommit> {
  const wanted = ref ?? service.defaultBranch ?? "main";
  const unknown = () =>
    refusal(ProblemCode.NOT_FOUND, `${service.name} has no branch, tag or commit "${shown}".`, "ref");
  const shown = wanted.slice(0, 60);
  if (wanted.length > LONGEST_REF || !isStorable(wanted) || !service.repository) throw unknown();
  try {
    const commit = await withinTime(PATIENCE_MS, github.resolveCommit(service.repository, wanted));
    if (commit) return commit;
  } catch (error) {
    throw unavailable(error);
  }
  throw unknown();
}

function unavailable(error: unknown): unknown {
  const { UNAVAILABLE: code } = ProblemCode;
  if (error instanceof LateError) {
    const message = "GitHub does not answer at the moment, and nothing was begun. Try again in a minute.";
    return new UserError({ code, message, field: null });
  }
  if (!(error instanceof GitHubError)) return error;
  return new UserError({ code, message: error.message, field: null, retryAt: error.retryAt });
}
