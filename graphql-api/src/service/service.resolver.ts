import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, FieldResolver, Info, Int, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { SignedIn } from "../context.ts";
import { ServiceEnvironmentRow } from "../environment/service-environment.type.ts";
import { attempt } from "../errors.ts";
import { ObservabilityLinkRow } from "../observability/observability-link.type.ts";
import { readRun } from "../run/read-run.ts";
import { RunRow } from "../run/run.type.ts";
import { selects } from "../selection.ts";
import { Template } from "../template/template.type.ts";
import { archiveService } from "./archive-service.ts";
import { createService } from "./create-service.ts";
import { followServices, type ServiceChange } from "./follow-services.ts";
import { planService } from "./plan-service.ts";
import { readService } from "./read-service.ts";
import { readServices, ServiceOrder } from "./read-services.ts";
import { retryCreation } from "./retry-creation.ts";
import {
  ArchiveServiceInput,
  CreateServiceInput,
  RetryCreationInput,
  ServiceFilter,
  UndoCreationInput,
  UpdateServiceInput,
} from "./service.inputs.ts";
import {
  ArchiveServicePayload,
  CreateServicePayload,
  RetryCreationPayload,
  ServiceChangeRow,
  UndoCreationPayload,
  UpdateServicePayload,
} from "./service.payloads.ts";
import { ServiceConnection, ServiceRow } from "./service.type.ts";
import { ServicePlan } from "./service-plan.type.ts";
import type { ServiceParts } from "./service-rows.ts";
import { undoCreation } from "./undo-creation.ts";
import { updateService } from "./update-service.ts";

/** Which lists of a service the operation asks for, at one of these paths below the field. */
const parts = (info: GraphQLResolveInfo, ...paths: string[][]): ServiceParts => {
  const asks = (...names: string[]) => paths.some((path) => names.some((name) => selects(info, [...path, name])));
  return {
    environments: asks("environments", "environment"),
    links: asks("observabilityLinks"),
    creation: asks("creation"),
  };
};

@Resolver(() => ServiceRow)
export class ServiceResolver {
  @Query(() => ServiceRow, { nullable: true, description: "A service by its name." })
  service(
    @Arg("name", () => String, { description: "Its name." }) name: string,
    @Ctx() context: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readService(context, { name }, parts(info, []));
  }

  @Query(() => ServiceConnection, {
    description:
      "The catalog. Search looks at name, description and owner; typing must feel instant at 10,000 services.",
  })
  services(
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many, at most 100." })
    first: number | null,
    @Arg("after", () => String, { nullable: true, description: "The cursor to go on from." }) after: string | null,
    @Arg("search", () => String, { nullable: true, description: "Part of a name, description or owner." })
    search: string | null,
    @Arg("filter", () => ServiceFilter, { nullable: true, description: "What to narrow it to." })
    filter: ServiceFilter | null,
    @Arg("orderBy", () => ServiceOrder, {
      nullable: true,
      defaultValue: ServiceOrder.NAME_ASC,
      description: "How to sort.",
    })
    orderBy: ServiceOrder | null,
    @Ctx() context: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    const wanted = { first: first ?? 20, after, search, filter, orderBy: orderBy ?? ServiceOrder.NAME_ASC };
    const totalCount = selects(info, ["totalCount"]);
    return readServices(context, wanted, { ...parts(info, ["nodes"], ["edges", "node"]), totalCount });
  }

  @Query(() => ServicePlan, { description: "What createService would do with this input. Creates nothing." })
  planService(
    @Arg("input", () => CreateServiceInput, { description: "The service as it shall be." }) input: CreateServiceInput,
    @Ctx() context: SignedIn,
  ) {
    return planService(context, input);
  }

  @FieldResolver(() => Template, {
    nullable: true,
    description: "Its golden path. Null when that is no longer offered; `templateName` stays.",
  })
  template(@Root() { templateName }: ServiceRow, @Ctx() { templates }: SignedIn) {
    return templates.find(templateName);
  }

  @FieldResolver(() => [ServiceEnvironmentRow], {
    description: "Every environment it is registered in, in promotion order.",
  })
  environments(@Root() row: ServiceRow, @Ctx() { loaders }: SignedIn) {
    return row.environments ?? loaders.environmentsOfService.load(row.id);
  }

  @FieldResolver(() => ServiceEnvironmentRow, { nullable: true, description: "The one environment of that name." })
  async environment(
    @Root() row: ServiceRow,
    @Arg("name", () => String, { description: "The environment's name." }) name: string,
    @Ctx() { loaders }: SignedIn,
  ) {
    const all = row.environments ?? (await loaders.environmentsOfService.load(row.id));
    return all.find(({ environment }) => environment.name === name) ?? null;
  }

  @FieldResolver(() => [ObservabilityLinkRow], { description: "Where to look at it." })
  observabilityLinks(@Root() row: ServiceRow, @Ctx() { loaders }: SignedIn) {
    return row.links ?? loaders.linksOfService.load(row.id);
  }

  @FieldResolver(() => RunRow, {
    nullable: true,
    description: "The run that made this service; its steps are the progress page.",
  })
  creation(@Root() row: ServiceRow, @Ctx() { loaders }: SignedIn) {
    return row.creation !== undefined ? row.creation : loaders.creationOfService.load(row.id);
  }

  @Mutation(() => CreateServicePayload, {
    description: "Begins to make a service; its `creation` tells how far it is.",
  })
  createService(
    @Arg("input", () => CreateServiceInput, { description: "The service as it shall be." }) input: CreateServiceInput,
    @Ctx() context: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    return attempt(async () => ({
      service: await readService(context, { id: await createService(context, input) }, parts(info, ["service"])),
    }));
  }

  @Mutation(() => RetryCreationPayload, { description: "Resumes a FAILED creation from its failed step." })
  retryCreation(
    @Arg("input", () => RetryCreationInput, { description: "Which one." }) { service }: RetryCreationInput,
    @Ctx() context: SignedIn,
  ) {
    return attempt(async () => ({ run: await readRun(context, await retryCreation(context, service)) }));
  }

  @Mutation(() => UndoCreationPayload, {
    description:
      "Takes back what a FAILED creation has made, repository included; the service is deleted, the run stays in the audit.",
  })
  undoCreation(
    @Arg("input", () => UndoCreationInput, { description: "Which one." }) { service }: UndoCreationInput,
    @Ctx() context: SignedIn,
  ) {
    return attempt(async () => ({ run: await readRun(context, await undoCreation(context, service)) }));
  }

  @Mutation(() => UpdateServicePayload, { description: "Changes what the catalog says of a service." })
  updateService(
    @Arg("input", () => UpdateServiceInput, { description: "What is to change." }) input: UpdateServiceInput,
    @Ctx() context: SignedIn,
    @Info() info: GraphQLResolveInfo,
  ) {
    return attempt(async () => ({
      service: await readService(context, { id: await updateService(context, input) }, parts(info, ["service"])),
    }));
  }

  @Mutation(() => ArchiveServicePayload, {
    description:
      "Stops its tasks, archives the repository, hides it from lists, refuses deploys; history and name stay.",
  })
  archiveService(
    @Arg("input", () => ArchiveServiceInput, { description: "Which one, twice." }) input: ArchiveServiceInput,
    @Ctx() context: SignedIn,
  ) {
    return attempt(async () => ({ run: await readRun(context, await archiveService(context, input)) }));
  }

  @Subscription(() => ServiceChangeRow, {
    description: "With a name: that service as it is now, then every change of it. Without: every change of any.",
    subscribe: ({ args, context, info }) => followServices(context, args.name ?? null, parts(info, ["service"])),
  })
  serviceChanged(
    @Root() change: ServiceChange,
    @Arg("name", () => String, { nullable: true, description: "The service to follow." }) _name: string | null,
  ): ServiceChange {
    return change;
  }
}
