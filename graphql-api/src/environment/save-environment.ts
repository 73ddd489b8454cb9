import type { EntityManager } from "@mikro-orm/postgresql";
import { z } from "zod";
import type { Context } from "../context.ts";
import { ProblemCode, refusal, UserError } from "../errors.ts";
import { publicId } from "../ids.ts";
import { Environment, type EnvironmentSettings } from "./environment.entity.ts";
import type { EnvironmentRow } from "./environment.type.ts";
import { explainLongNames, longestServiceName } from "./explain-long-names.ts";
import { registerServices } from "./register-services.ts";

const Rules = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "Use lower-case letters, digits and single hyphens.")
    .max(20),
  // A service's name goes in front of the host, so there is nothing else in it.
  baseUrl: z
    .string()
    .regex(
      /^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?\/?$/i,
      "Use an address without path, such as https://dev.example.com.",
    ),
  rank: z.number().int().min(1, "Ranks begin at 1."),
  ecsCluster: z.string().regex(/^[A-Za-z0-9_-]{1,255}$/, "Use letters, digits, hyphens and underscores, as ECS does."),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "Name an AWS region such as eu-central-1."),
});

type Input = Omit<EnvironmentSettings, "protected"> & { protected: boolean | null };

/**
 * Adds a stage, or changes the one of that name. Every service that is there is registered in a new stage.
 * Refuses a rank that another stage has, and settings that AWS would refuse.
 */
export async function saveEnvironment(
  { em, config }: Pick<Context, "em" | "config">,
  input: Input,
): Promise<EnvironmentRow> {
  const checked = Rules.safeParse(input);
  if (!checked.success) {
    throw new UserError(
      ...checked.error.issues.map(({ path, message }) => ({
        code: ProblemCode.INVALID,
        field: path.map(String),
        message,
      })),
    );
  }
  return em.transactional(async (tx) => {
    // Two admins at once take turns, so that ranks and names are checked against what is really there.
    await tx.execute("lock table environments in share row exclusive mode");
    const holder = await tx.findOne(Environment, { rank: input.rank });
    if (holder && holder.name !== input.name) {
      throw refusal(ProblemCode.TAKEN, `Rank ${input.rank} is ${holder.name}'s. Choose another one.`, "rank");
    }
    const settings = { ...input, protected: input.protected ?? false };
    const known = await tx.findOne(Environment, { name: input.name });
    const stage = known ? tx.assign(known, { ...settings, changedAt: new Date() }) : new Environment(settings);
    if (!known) await refuseLongNames(tx, input.name);
    await tx.persist(stage).flush();
    if (!known) await registerServices(tx, config, stage);
    return { ...settings, id: publicId("Environment", stage.id) };
  });
}

/** Every service that is there has to fit on AWS in a new stage. */
async function refuseLongNames(em: EntityManager, stage: string): Promise<void> {
  const [longest] = await em.execute<{ name: string }[]>(
    `select name from services where status <> 'ARCHIVED' and length(name) > ? order by length(name) desc limit 1`,
    [longestServiceName(stage)],
  );
  const message = longest && explainLongNames(longest.name, stage);
  if (message) throw refusal(ProblemCode.INVALID, `${message} Choose a shorter name for the stage.`, "name");
}
