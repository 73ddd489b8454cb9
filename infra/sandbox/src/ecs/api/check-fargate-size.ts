import { clientFault } from "../aws-fault.ts";

const gibibyte = 1024;

/**
 * Which memory (MiB) goes with which CPU units: from, to, step, and what else.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
const sizes: Record<number, { from: number; to: number; step: number; also?: number }> = {
  256: { from: gibibyte, to: 2 * gibibyte, step: gibibyte, also: 512 },
  512: { from: gibibyte, to: 4 * gibibyte, step: gibibyte },
  1024: { from: 2 * gibibyte, to: 8 * gibibyte, step: gibibyte },
  2048: { from: 4 * gibibyte, to: 16 * gibibyte, step: gibibyte },
  4096: { from: 8 * gibibyte, to: 30 * gibibyte, step: gibibyte },
  8192: { from: 16 * gibibyte, to: 60 * gibibyte, step: 4 * gibibyte },
  16384: { from: 32 * gibibyte, to: 120 * gibibyte, step: 8 * gibibyte },
};

/**
 * Fargate sells CPU and memory in a fixed table of pairs.
 * @param cpu units or `1 vCPU`, @param memory MiB or `2 GB`.
 * @throws AwsFault ClientException when they are missing or no such pair.
 */
export function checkFargateSize(cpu: string | null, memory: string | null): void {
  if (cpu === null) throw clientFault("Fargate requires that 'cpu' be defined at the task level.");
  if (memory === null) throw clientFault("Fargate requires that 'memory' be defined at the task level.");
  const units = readAmount(cpu, "vcpu", "Invalid 'cpu' setting for task.");
  const mebibytes = readAmount(memory, "gb", "Invalid 'memory' setting for task.");
  const size = sizes[units];
  if (size?.also === mebibytes) return;
  const isInRange = size && mebibytes >= size.from && mebibytes <= size.to;
  if (isInRange && (mebibytes - size.from) % size.step === 0) return;
  throw clientFault(
    `No Fargate configuration exists for given values: ${units} CPU, ${mebibytes} memory. See the Amazon ECS documentation for the valid values.`,
  );
}

/** Both units stand for 1024 of the plain number. */
function readAmount(value: string, unit: string, complaint: string): number {
  const found = /^(\d*\.?\d+)\s*([a-z]*)$/i.exec(value.trim());
  const given = found?.[2]?.toLowerCase();
  if (given === "") return Number(found?.[1]);
  if (given === unit) return Number(found?.[1]) * 1024;
  throw clientFault(complaint);
}
