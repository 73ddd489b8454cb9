import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import type { LoadedTemplate } from "./loaded-template.ts";
import { Template } from "./template.type.ts";

@Resolver(() => Template)
export class TemplateResolver {
  @Query(() => [Template], { description: "The golden paths new services can be made from, by title." })
  templates(@Ctx() { templates }: Pick<Context, "templates">): LoadedTemplate[] {
    return templates.list();
  }

  @Query(() => Template, { nullable: true, description: "One golden path; null where none has this name." })
  template(
    @Arg("name", () => String, { description: "E.g. `node-api`." }) name: string,
    @Ctx() { templates }: Pick<Context, "templates">,
  ): LoadedTemplate | null {
    return templates.find(name);
  }
}
