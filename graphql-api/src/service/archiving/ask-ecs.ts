import { EcsError } from "../../adapters/ecs/ecs-error.ts";
import { type StepContext, StepFailed, TryLater } from "../../run/define-run.ts";

/** For so long an outage of AWS is waited for; then a person is told. */
const OUTAGE_MS = 900_000;
const ASK_AGAIN_MS = 5000;

/** Asks ECS and says what a refusal means for a step: wait (an outage, a limit), or stop with the adapter's sentence. */
export async function askEcs<T>({ since }: Pick<StepContext, "since">, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof EcsError)) throw error;
    const passes = error.kind === "UNAVAILABLE" || error.kind === "THROTTLED";
    if (!passes || Date.now() - since.getTime() > OUTAGE_MS) throw new StepFailed(error.message);
    throw new TryLater(error.message, new Date(Date.now() + ASK_AGAIN_MS));
  }
}
