import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from "graphql";

/** A word no thing of a test is called, and that fits where a name is asked for. */
export const NOTHING = "nothing-here";

const SAMPLES: Record<string, string> = {
  Int: "1",
  Float: "1",
  Boolean: "false",
  JSON: "{}",
  URL: '"http://nothing.test"',
};

/** An operation that asks for one root field with the least that the schema takes, about things that do not exist. */
export function sampleOperation(root: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(({ type, name }) => isNonNullType(type) || name === "name" || name === "id");
  const values = given.map(({ name, type }) => `${name}: ${sampleValue(type)}`);
  const answered = getNamedType(field.type);
  const parts =
    isObjectType(answered) && "problems" in answered.getFields() ? "problems { code message }" : "__typename";
  const selection = isScalarType(answered) || isEnumType(answered) ? "" : `{ ${parts} }`;
  return `${root.name.toLowerCase()} { ${field.name}${values.length > 0 ? `(${values.join(", ")})` : ""} ${selection} }`;
}

function sampleValue(given: GraphQLInputType): string {
  const type = getNullableType(given);
  if (isListType(type)) return `[${sampleValue(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (!isInputObjectType(type)) return SAMPLES[type.name] ?? JSON.stringify(NOTHING);
  const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return `{ ${needed.map(({ name, type: of }) => `${name}: ${sampleValue(of)}`).join(", ")} }`;
}
