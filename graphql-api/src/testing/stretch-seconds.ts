import { availableParallelism, loadavg } from "node:os";

/**
 * So many seconds in milliseconds, longer on a machine that is busy with something else: where its processors are wanted
 * by four times as many programs as they can run, everything takes four times as long.
 */
export function stretchSeconds(seconds: number): number {
  const [load = 0] = loadavg();
  return seconds * 1000 * Math.max(1, load / availableParallelism());
}
