import type { SignedIn } from "../context.ts";
import { ProblemCode, refusal } from "../errors.ts";
import { isStorable } from "../service/is-storable.ts";
import { findApprovable } from "./find-approvable.ts";
import { tellDeployment } from "./tell-deployment.ts";

const LONGEST_REASON = 500;

/** Refuses a deployment that waits for approval, with a sentence for whoever asked; answers its UUID. */
export async function rejectDeployment(
  { em, viewer }: Pick<SignedIn, "em" | "viewer">,
  publicId: string,
  reason: string,
): Promise<string> {
  const sentence = reason.trim();
  if (sentence === "" || sentence.length > LONGEST_REASON || !isStorable(sentence)) {
    throw refusal(ProblemCode.INVALID, `Say why, in at most ${LONGEST_REASON} characters.`, "reason");
  }
  return em.transactional(async (tx) => {
    const deployment = await findApprovable(tx, viewer, publicId);
    deployment.reject(`${viewer.name ?? viewer.login} refused it: ${sentence}`, new Date());
    await tx.flush();
    await tellDeployment(tx, deployment.id, { andService: true });
    return deployment.id;
  });
}
