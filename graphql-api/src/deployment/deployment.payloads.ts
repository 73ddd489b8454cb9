import { Field, ID, ObjectType } from "type-graphql";
import { Change } from "../change.ts";
import { Payload } from "../errors.ts";
import { DeploymentRow } from "./deployment.type.ts";

@ObjectType({ description: "What became of asking for a deployment." })
export class DeployPayload extends Payload {
  @Field(() => DeploymentRow, { nullable: true, description: "The deployment, on its way or waiting for approval." })
  deployment?: DeploymentRow | null;
}

@ObjectType({ description: "What became of asking for a promotion." })
export class PromotePayload extends Payload {
  @Field(() => DeploymentRow, { nullable: true, description: "The deployment, on its way or waiting for approval." })
  deployment?: DeploymentRow | null;
}

@ObjectType({ description: "What became of asking for a rollback." })
export class RollbackPayload extends Payload {
  @Field(() => DeploymentRow, { nullable: true, description: "The deployment, on its way." })
  deployment?: DeploymentRow | null;
}

@ObjectType({ description: "What became of asking for an end." })
export class CancelDeploymentPayload extends Payload {
  @Field(() => DeploymentRow, {
    nullable: true,
    description: "The deployment: cancelled, or still on its way until GitHub has stopped it.",
  })
  deployment?: DeploymentRow | null;
}

@ObjectType({ description: "What became of an approval." })
export class ApproveDeploymentPayload extends Payload {
  @Field(() => DeploymentRow, { nullable: true, description: "The deployment, on its way." })
  deployment?: DeploymentRow | null;
}

@ObjectType({ description: "What became of a refusal." })
export class RejectDeploymentPayload extends Payload {
  @Field(() => DeploymentRow, { nullable: true, description: "The deployment, refused." })
  deployment?: DeploymentRow | null;
}

@ObjectType("DeploymentChange", { simpleResolvers: true, description: "News of a deployment." })
export class DeploymentChangeRow {
  @Field(() => Change, { description: "Why it is told." })
  change!: Change;
  @Field(() => ID, { description: "The deployment's id." })
  id!: string;
  @Field(() => DeploymentRow, { description: "The deployment as it is now." })
  deployment!: DeploymentRow;
}
