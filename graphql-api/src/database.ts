import { Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import { Deployment } from "./deployment/deployment.entity.ts";
import { Release } from "./deployment/release.entity.ts";
import { Environment } from "./environment/environment.entity.ts";
import { ServiceEnvironment } from "./environment/service-environment.entity.ts";
import { ApiToken } from "./identity/api-token.entity.ts";
import { AuditEntry } from "./identity/audit-entry.entity.ts";
import { Session } from "./identity/session.entity.ts";
import { Team } from "./identity/team.entity.ts";
import { User } from "./identity/user.entity.ts";
import type { Log } from "./log.ts";
import { FirstCatalog } from "./migrations/0001-first-catalog.ts";
import { Deployments } from "./migrations/0002-deployments.ts";
import { Verified } from "./migrations/0003-verified.ts";
import { Dora } from "./migrations/0004-dora.ts";
import { ListenerPriority } from "./migrations/0005-listener-priority.ts";
import { TracesAndEndings } from "./migrations/0006-traces-and-endings.ts";
import { JudgeInTurn } from "./migrations/0007-judge-in-turn.ts";
import { ObservabilityLink } from "./observability/observability-link.entity.ts";
import { releaseDeadConnections } from "./release-dead-connections.ts";
import { Run } from "./run/run.entity.ts";
import { RunStep } from "./run/run-step.entity.ts";
import { Service } from "./service/service.entity.ts";

export interface Database {
  orm: MikroORM;
  /** The same connections, for statements that read rows as they are. */
  pool: Pool;
  close(): Promise<void>;
}

/**
 * Connects and brings the schema up to date. Any number of processes may do so at once: they take turns
 * behind an advisory lock. Throws when the database cannot be reached within ten seconds.
 */
export async function connectDatabase(
  { url, poolSize }: { url: string; poolSize: number },
  log: Log,
): Promise<Database> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [
      User,
      Team,
      Session,
      ApiToken,
      AuditEntry,
      Environment,
      ServiceEnvironment,
      Service,
      ObservabilityLink,
      Run,
      RunStep,
      Release,
      Deployment,
    ],
    extensions: [Migrator],
    migrations: {
      migrationsList: [
        { name: "0001-first-catalog", class: FirstCatalog },
        { name: "0002-deployments", class: Deployments },
        { name: "0003-verified", class: Verified },
        { name: "0004-dora", class: Dora },
        { name: "0005-listener-priority", class: ListenerPriority },
        { name: "0006-traces-and-endings", class: TracesAndEndings },
        { name: "0007-judge-in-turn", class: JudgeInTurn },
      ],
      tableName: "schema_migrations",
      snapshot: false,
    },
    pool: { min: 0, max: poolSize },
    driverOptions: { connectionTimeoutMillis: 10_000, statement_timeout: 10_000, application_name: "waymark" },
    logger: (line) => log.debug(line),
  });
  const pool = (await orm.em.getConnection().getNativeClient()) as Pool;
  releaseDeadConnections(pool);
  await migrate(orm, pool);
  return { orm, pool, close: () => orm.close() };
}

/** Any number, the same in every process that migrates this database. */
const MIGRATION_LOCK = 7_239_401;

async function migrate(orm: MikroORM, pool: Pool): Promise<void> {
  const holder = await pool.connect();
  try {
    await holder.query("set statement_timeout = 0");
    await holder.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await orm.migrator.up();
  } finally {
    await holder.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
    holder.release(true);
  }
}
