import { Field, InputType, registerEnumType } from "type-graphql";
import { EnvironmentStatus } from "../environment/environment-status.ts";
import { Json } from "../scalars.ts";
import { ServiceOrder } from "./read-services.ts";
import { ServiceStatus } from "./service-status.ts";

registerEnumType(ServiceOrder, {
  name: "ServiceOrder",
  description: "How a list of services is sorted.",
  valuesConfig: {
    NAME_ASC: { description: "By name." },
    CREATED_AT_DESC: { description: "The newest first." },
    LAST_DEPLOY_DESC: { description: "The most recently deployed first, those never deployed last." },
  },
});

@InputType({ description: "What a list of services is narrowed to. Without `status`, archived ones are left out." })
export class ServiceFilter {
  @Field(() => [ServiceStatus], { nullable: true, description: "In one of these states." })
  status?: ServiceStatus[] | null;
  @Field(() => String, { nullable: true, description: "Owned by the team of this slug." })
  owner?: string | null;
  @Field(() => String, { nullable: true, description: "Registered in the environment of this name." })
  environment?: string | null;
  @Field(() => [EnvironmentStatus], { nullable: true, description: "Doing so in that environment, or in any." })
  environmentStatus?: EnvironmentStatus[] | null;
  @Field(() => String, { nullable: true, description: "Running on this, such as `node24`." })
  runtime?: string | null;
  @Field(() => String, { nullable: true, description: "Born from the golden path of this name." })
  template?: string | null;
}

@InputType({
  description:
    "`parameters` answers the template's JSON Schema. The same idempotencyKey with the same input gives the same answer; with another input it is a CONFLICT.",
})
export class CreateServiceInput {
  @Field(() => String, { description: "The rule is told at `Service.name`." })
  name!: string;
  @Field(() => String, { nullable: true, defaultValue: "", description: "What it is for, in one line." })
  description!: string | null;
  @Field(() => String, { description: "The golden path it is born from." })
  template!: string;
  @Field(() => String, { description: "The slug of the team that owns it: one of the caller's." })
  owner!: string;
  @Field(() => Json, { nullable: true, description: "Answers to the golden path's questions; defaults fill the rest." })
  parameters?: unknown;
  @Field(() => String, { nullable: true, description: "Makes repeating the request safe." })
  idempotencyKey?: string | null;
}

@InputType({ description: "Which creation to resume." })
export class RetryCreationInput {
  @Field(() => String, { description: "The service's name or id." })
  service!: string;
}

@InputType({ description: "Which creation to take back." })
export class UndoCreationInput {
  @Field(() => String, { description: "The service's name or id." })
  service!: string;
}

@InputType({ description: "What is to change; the rest stays." })
export class UpdateServiceInput {
  @Field(() => String, { description: "The service's name or id." })
  service!: string;
  @Field(() => String, { nullable: true, description: "What it is for, in one line." })
  description?: string | null;
  @Field(() => String, { nullable: true, description: "The slug of the team that shall own it." })
  owner?: string | null;
}

@InputType({
  description: "Which service to archive. `confirm` repeats its name, because what stops is not brought back.",
})
export class ArchiveServiceInput {
  @Field(() => String, { description: "The service's name or id." })
  service!: string;
  @Field(() => String, { description: "The service's name, once more." })
  confirm!: string;
}
