import { Field, ObjectType } from "type-graphql";
import { Json } from "../scalars.ts";

@ObjectType({ description: "A golden path: what a new service is made from." })
export class Template {
  @Field(() => String, { description: "Its folder in service-templates, e.g. `node-api`." })
  name!: string;

  @Field(() => String, { description: "Its name for people." })
  title!: string;

  @Field(() => String, { description: "What a service made from it is and has." })
  description!: string;

  @Field(() => String, { description: "What its services run on, e.g. `node24`." })
  runtime!: string;

  @Field(() => String, { description: "Version of the golden path; a service remembers the one it was made from." })
  version!: string;

  @Field(() => Json, { description: "JSON Schema of its parameters: forms and validation come from it." })
  parameters!: unknown;
}
