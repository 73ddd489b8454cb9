import { type Ref, ref } from "@mikro-orm/core";
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { newId } from "../ids.ts";
import { Run } from "./run.entity.ts";
import { StepStatus } from "./run-status.ts";

/** One step of a run. Its output is stored when it succeeds, so that a replay can skip it. */
@Entity({ tableName: "run_steps" })
export class RunStep {
  @PrimaryKey({ type: "uuid" })
  id: string = newId();

  @ManyToOne(() => Run, { ref: true, deleteRule: "cascade" })
  run: Ref<Run>;

  @Property({ type: "integer" })
  position: number;

  @Property({ type: "text" })
  name: string;

  @Property({ type: "text" })
  title: string;

  @Enum({ items: () => StepStatus, type: "text" })
  status: StepStatus = StepStatus.PENDING;

  constructor({ run, position, name, title }: { run: Run; position: number; name: string; title: string }) {
    this.run = ref(run);
    this.position = position;
    this.name = name;
    this.title = title;
  }
}
