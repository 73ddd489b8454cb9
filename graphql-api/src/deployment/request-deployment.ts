import { UniqueConstraintViolationException } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal, UserError } from "../errors.ts";
import { checkKey, findAnswer, type KeyedInput, takeKey } from "../service/idempotent.ts";
import { beginDelivery } from "./begin-delivery.ts";
import { deliverySteps } from "./deliver-release.ts";
import { Deployment } from "./deployment.entity.ts";
import { DeploymentKind, DeploymentStatus } from "./deployment-status.ts";
import { findPlace, type Place } from "./find-place.ts";
import type { Release } from "./release.entity.ts";
import { tellDeployment } from "./tell-deployment.ts";

/** What is asked for, and by which repeatable request. */
export interface Request {
  kind: DeploymentKind;
  operation: "deploy" | "promote" | "rollback";
  input: { service: string; environment: string; idempotencyKey?: string | null };
}

/** What goes there, decided once its place is locked. */
export interface Choice {
  release: Release;
  /** What a rollback brings back as it was. */
  taskDefinition?: string | null;
}

/** Told by the transaction that found its idempotency key in another one's hands. */
class AnsweredAlready extends Error {}

/** Decides once the place is locked, and so takes no long time. */
export type Choose = (em: EntityManager, place: Place) => Promise<Choice>;

/**
 * Records a deployment and begins it, or lets it wait for approval where its environment is protected; answers its UUID.
 * The same idempotency key and input answer the same deployment. `prepare` does what takes long, before anything is
 * locked; it and the choice that it answers may refuse, too.
 */
export async function requestDeployment(
  { em, viewer }: Pick<SignedIn, "em" | "viewer">,
  request: Request,
  prepare: () => Promise<Choose>,
): Promise<string> {
  const keyed = keyOf(viewer.id, request);
  const answered = keyed && (await findAnswer(em, keyed));
  if (answered) return answered;
  try {
    const choose = await prepare();
    return await em.transactional(async (tx) => {
      const place = await findPlace(tx, viewer, request.input, request.kind);
      const choice = await choose(tx, place);
      return record(tx, { place, kind: request.kind, requestedBy: viewer.id, ...choice }, keyed);
    });
  } catch (error) {
    // An equal request may have been answered while this one waited for its turn.
    if (error instanceof AnsweredAlready || error instanceof UserError) {
      const meanwhile = keyed && (await findAnswer(em.fork(), keyed));
      if (meanwhile) return meanwhile;
    }
    // Somebody has started the workflow on GitHub by hand in this very moment.
    if (error instanceof UniqueConstraintViolationException) throw placeTaken(request.input.environment);
    throw error;
  }
}

/** For whoever lost the place to somebody who started the workflow on GitHub in that very moment. */
export const placeTaken = (environment: string): UserError =>
  refusal(
    ProblemCode.CONFLICT,
    `Another deployment to ${environment} has begun just now. Wait for its end, or cancel it.`,
    "environment",
  );

type Wanted = Choice & { place: Place; kind: DeploymentKind; requestedBy: string };

async function record(em: EntityManager, wanted: Wanted, keyed: KeyedInput | null): Promise<string> {
  const { place, release, kind, requestedBy, taskDefinition = null } = wanted;
  const { serviceEnvironment, facts } = place;
  const mustWait = facts.isProtected && kind !== DeploymentKind.ROLLBACK;
  if (mustWait) await refuseSecondWait(em, place, release);
  const awaiting = mustWait ? `Waits for the approval of an ADMIN or another member of ${facts.ownerName}.` : null;
  const deployment = new Deployment({ serviceEnvironment, release, kind, requestedBy, taskDefinition, awaiting });
  if (keyed && !(await takeKey(em, keyed, deployment.id))) throw new AnsweredAlready();
  if (!mustWait) {
    await beginDelivery(em, deployment, deliverySteps);
    return deployment.id;
  }
  await em.persist(deployment).flush();
  await tellDeployment(em, deployment.id, { change: "CREATED", andService: true });
  return deployment.id;
}

async function refuseSecondWait(em: EntityManager, { serviceEnvironment, environment }: Place, release: Release) {
  const status = DeploymentStatus.AWAITING_APPROVAL;
  if ((await em.count(Deployment, { serviceEnvironment, release, status })) === 0) return;
  const message = `${release.version} waits for approval in ${environment.name} already.`;
  throw refusal(ProblemCode.CONFLICT, message, "environment");
}

function keyOf(userId: string, { operation, input: { idempotencyKey, ...input } }: Request): KeyedInput | null {
  return idempotencyKey ? { userId, operation, key: checkKey(idempotencyKey), input } : null;
}
