import { UniqueConstraintViolationException } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import type { SignedIn } from "../context.ts";
import { Environment } from "../environment/environment.entity.ts";
import { ServiceEnvironment } from "../environment/service-environment.entity.ts";
import { ProblemCode, refusal, UserError } from "../errors.ts";
import { recordEvent } from "../events.ts";
import { User } from "../identity/user.entity.ts";
import { makeLinks } from "../observability/make-links.ts";
import { RunKind } from "../run/run-status.ts";
import { startRun } from "../run/start-run.ts";
import { checkNameLength, taken } from "./check-name.ts";
import { checkServiceInput, type ServiceInput } from "./check-service-input.ts";
import { checkKey, findAnswer, type KeyedInput, takeKey } from "./idempotent.ts";
import { creationSteps } from "./provision-service.ts";
import { type NewService, Service } from "./service.entity.ts";

/** Told by the transaction that found its idempotency key in another one's hands. */
class AnsweredAlready extends Error {}

/**
 * Records a service with its environments, links and the run that will make it, all or nothing, and answers its UUID.
 * The same idempotency key and input answer the same service. Refuses whatever the input gets wrong, all at once.
 */
export async function createService(context: SignedIn, input: ServiceInput): Promise<string> {
  const { em, viewer } = context;
  const keyed = keyOf(viewer.id, input);
  const answered = keyed && (await findService(em, keyed));
  if (answered) return answered;

  const { template, owner, parameters, description, problems } = await checkServiceInput(context, input);
  try {
    if (problems.length > 0 || !template || !owner || !parameters) throw new UserError(...problems);
    const it = {
      name: input.name,
      description,
      owner,
      template,
      parameters,
      createdBy: em.getReference(User, viewer.id),
    };
    return await em.transactional((tx) => record({ ...context, em: tx }, it, keyed));
  } catch (error) {
    // Between the look and the writing, an equal request may have been answered.
    if (error instanceof AnsweredAlready || error instanceof UserError) {
      const meanwhile = keyed && (await findService(em.fork(), keyed));
      if (meanwhile) return meanwhile;
    }
    if (error instanceof UniqueConstraintViolationException) throw new UserError(taken(input.name));
    throw error;
  }
}

/** The UUID of the service that this key has made, or null. Refuses a key whose service was undone: that stays undone. */
async function findService(em: EntityManager, keyed: KeyedInput): Promise<string | null> {
  const id = await findAnswer(em, keyed);
  if (!id || (await em.count(Service, { id })) === 1) return id;
  const message = "The service that this idempotency key made was undone. Use a new one to make it again.";
  throw refusal(ProblemCode.CONFLICT, message, "idempotencyKey");
}

async function record({ em, config }: Pick<SignedIn, "em" | "config">, it: NewService, keyed: KeyedInput | null) {
  // People before teams, as the organisation's mirror writes them: the other way round, each could wait for the other.
  await em.execute("select 1 from users where id = ? for key share", [it.createdBy.id]);
  const service = new Service(it);
  if (keyed && !(await takeKey(em, keyed, service.id))) throw new AnsweredAlready();
  // A stage that is being added takes turns with us: either it finds this service, or this service finds it.
  await em.execute("lock table environments in share mode");
  const environments = await em.find(Environment, {}, { orderBy: { rank: "asc" } });
  const tooLong = checkNameLength(service.name, environments);
  if (tooLong) throw new UserError(tooLong);
  em.persist(service);
  em.persist(environments.map((environment) => new ServiceEnvironment({ service, environment })));
  em.persist(makeLinks(config, service, environments));
  await em.flush();
  const run = await startCreation(em, service, it.createdBy.id);
  service.creationRunId = run.id;
  await recordEvent(em, "serviceChanged", { serviceId: service.id, name: service.name, change: "CREATED" });
  return service.id;
}

const startCreation = (em: EntityManager, service: Service, requestedBy: string) =>
  startRun(em, {
    kind: RunKind.CREATE_SERVICE,
    serviceId: service.id,
    subject: service.name,
    input: {},
    requestedBy,
    steps: creationSteps,
  });

function keyOf(userId: string, { idempotencyKey, ...input }: ServiceInput): KeyedInput | null {
  if (!idempotencyKey) return null;
  return { userId, operation: "createService", key: checkKey(idempotencyKey), input };
}
