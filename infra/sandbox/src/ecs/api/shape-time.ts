/** AWS tells times as seconds since the epoch. @param milliseconds null is left out of the answer. */
export function seconds(milliseconds: number | null): number | undefined {
  return milliseconds === null ? undefined : milliseconds / 1000;
}
