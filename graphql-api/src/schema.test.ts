import { readFileSync } from "node:fs";
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { beforeAll, expect, test } from "vitest";
import { printApi } from "./print-schema.ts";
import { createSchema } from "./schema.ts";

let schema: GraphQLSchema;
const file = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

beforeAll(async () => {
  schema = await createSchema();
});

test("the committed schema is what the code serves", () => {
  expect(printApi(schema)).toBe(file("schema.graphql"));
});

test("the API keeps every promise of the contract", () => {
  const contract = buildSchema(file("contract.graphql"));
  const named = Object.values(contract.getTypeMap()).filter(({ name }) => !name.startsWith("__") && !isBuiltIn(name));
  const missing = named.flatMap((promised) => missingFrom(promised, schema.getType(promised.name)));
  expect(missing).toEqual([]);
});

test("every type, field, argument and value has a description", () => {
  const own = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__") && !isBuiltIn(name));
  const mute = own.flatMap((type) => [
    ...(type.description || isRoot(type.name) ? [] : [type.name]),
    ...membersOf(type).flatMap((member) => [
      ...(member.description ? [] : [`${type.name}.${member.name}`]),
      ...("args" in member
        ? member.args.filter((arg) => !arg.description).map((arg) => `${type.name}.${member.name}(${arg.name})`)
        : []),
    ]),
  ]);
  expect(mute).toEqual([]);
});

const isBuiltIn = (name: string) => ["String", "Int", "Float", "Boolean", "ID"].includes(name);
const isRoot = (name: string) => ["Query", "Mutation", "Subscription"].includes(name);

type Member = GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLEnumValue;

function membersOf(type: GraphQLNamedType | undefined): Member[] {
  if (isEnumType(type)) return [...type.getValues()];
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return Object.values(type.getFields());
  return [];
}

/** Names what of a promised type is not there, or is there differently. */
function missingFrom(promised: GraphQLNamedType, given: GraphQLNamedType | undefined): string[] {
  if (!given) return [promised.name];
  const there = new Map(membersOf(given).map((member) => [member.name, member]));
  const interfaces = isObjectType(promised) && isObjectType(given) ? lackingInterfaces(promised, given) : [];
  const members = membersOf(promised).flatMap((member) => {
    const found = there.get(member.name);
    const told = found && signature(found, member);
    return told === signature(member) ? [] : [`${promised.name}.${member.name}${told ? ` (${told})` : ""}`];
  });
  return [...interfaces, ...members];
}

function lackingInterfaces(promised: GraphQLObjectType, given: GraphQLObjectType): string[] {
  const names = (type: GraphQLObjectType) => type.getInterfaces().map(({ name }) => name);
  return names(promised)
    .filter((name) => !names(given).includes(name))
    .map((name) => `${promised.name} implements ${name}`);
}

/** Without the arguments beyond what was promised that nobody has to give. */
const signature = (member: Member, promised = member): string => {
  const isPromised = ({ name }: GraphQLArgument) =>
    "args" in promised && promised.args.some((arg) => arg.name === name);
  const args =
    "args" in member
      ? member.args
          .filter((arg) => isPromised(arg) || isRequiredArgument(arg))
          .map((arg) => `${arg.name}: ${arg.type} = ${JSON.stringify(arg.defaultValue)}`)
          .sort()
      : [];
  const type = "type" in member ? String(member.type) : "";
  const initial = "defaultValue" in member ? JSON.stringify(member.defaultValue) : "";
  return `(${args.join(", ")}): ${type} = ${initial}`;
};
