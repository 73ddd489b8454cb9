import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Mutation, Resolver } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { attempt } from "../errors.ts";
import { approveDeployment } from "./approve-deployment.ts";
import { cancelDeployment } from "./cancel-deployment.ts";
import { deployRef } from "./deploy-ref.ts";
import {
  ApproveDeploymentInput,
  CancelDeploymentInput,
  DeployInput,
  PromoteInput,
  RejectDeploymentInput,
  RollbackInput,
} from "./deployment.inputs.ts";
import {
  ApproveDeploymentPayload,
  CancelDeploymentPayload,
  DeployPayload,
  PromotePayload,
  RejectDeploymentPayload,
  RollbackPayload,
} from "./deployment.payloads.ts";
import { deploymentParts } from "./deployment-parts.ts";
import { promoteRelease } from "./promote-release.ts";
import { readDeployment } from "./read-deployment.ts";
import { rejectDeployment } from "./reject-deployment.ts";
import { rollBack } from "./roll-back.ts";

/** Answers the deployment whose UUID `ask` brings, or why it brings none. */
const answer = (context: SignedIn, info: GraphQLResolveInfo, ask: () => Promise<string>) =>
  attempt(async () => ({
    deployment: await readDeployment(context, await ask(), deploymentParts(info, ["deployment"])),
  }));

@Resolver()
export class RequestDeploymentResolver {
  @Mutation(() => DeployPayload, { description: "Builds a commit, where that was not done yet, and deploys it." })
  deploy(
    @Arg("input", () => DeployInput, { description: "What goes where." }) input: DeployInput,
    @Ctx() context: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, () => deployRef(context, input));
  }

  @Mutation(() => PromotePayload, { description: "Moves a release on to the next stage, as it is." })
  promote(
    @Arg("input", () => PromoteInput, { description: "What goes where." }) input: PromoteInput,
    @Ctx() context: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, () => promoteRelease(context, input));
  }

  @Mutation(() => RollbackPayload, { description: "Brings a release back that was verified there before." })
  rollback(
    @Arg("input", () => RollbackInput, { description: "What goes back where." }) input: RollbackInput,
    @Ctx() context: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, () => rollBack(context, input));
  }

  @Mutation(() => CancelDeploymentPayload, { description: "Stops a deployment that has not ended." })
  cancelDeployment(
    @Arg("input", () => CancelDeploymentInput, { description: "Which one." }) { deployment }: CancelDeploymentInput,
    @Ctx() context: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, () => cancelDeployment(context, deployment));
  }

  @Mutation(() => ApproveDeploymentPayload, { description: "Lets a deployment go on that waits for approval." })
  approveDeployment(
    @Arg("input", () => ApproveDeploymentInput, { description: "Which one." }) { deployment }: ApproveDeploymentInput,
    @Ctx() context: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, () => approveDeployment(context, deployment));
  }

  @Mutation(() => RejectDeploymentPayload, { description: "Refuses a deployment that waits for approval." })
  rejectDeployment(
    @Arg("input", () => RejectDeploymentInput, { description: "Which one, and why." })
    { deployment, reason }: RejectDeploymentInput,
    @Ctx() context: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    return answer(context, info, () => rejectDeployment(context, deployment, reason));
  }
}
