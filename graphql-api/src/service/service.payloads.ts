import { Field, ID, ObjectType } from "type-graphql";
import { Change } from "../change.ts";
import { Payload } from "../errors.ts";
import { RunRow } from "../run/run.type.ts";
import { ServiceRow } from "./service.type.ts";

@ObjectType({ description: "What became of creating a service." })
export class CreateServicePayload extends Payload {
  @Field(() => ServiceRow, { nullable: true, description: "The service, being created." })
  service?: ServiceRow | null;
}

@ObjectType({ description: "What became of resuming a creation." })
export class RetryCreationPayload extends Payload {
  @Field(() => RunRow, { nullable: true, description: "The run that goes on." })
  run?: RunRow | null;
}

@ObjectType({ description: "What became of undoing a creation." })
export class UndoCreationPayload extends Payload {
  @Field(() => RunRow, { nullable: true, description: "The run that takes it back." })
  run?: RunRow | null;
}

@ObjectType({ description: "What became of changing a service." })
export class UpdateServicePayload extends Payload {
  @Field(() => ServiceRow, { nullable: true, description: "The service as it is now." })
  service?: ServiceRow | null;
}

@ObjectType({ description: "What became of archiving a service." })
export class ArchiveServicePayload extends Payload {
  @Field(() => RunRow, { nullable: true, description: "The run that archives it." })
  run?: RunRow | null;
}

@ObjectType("ServiceChange", { simpleResolvers: true, description: "News of a service." })
export class ServiceChangeRow {
  @Field(() => Change, { description: "Why it is told." })
  change!: Change;
  @Field(() => ID, { description: "The service's id." })
  id!: string;
  @Field(() => ServiceRow, { nullable: true, description: "The service as it is now; null once it is deleted." })
  service!: ServiceRow | null;
}
