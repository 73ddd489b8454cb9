import type { Person, ProblemSeen, RunSeen } from "../../testing/meet-person.ts";

const RUN = "id kind status error waitingUntil steps { name status message attempts }";

/** Asks as that person to archive a service; `confirm` repeats the name unless told. */
export async function askToArchive(
  who: Person,
  service: string,
  confirm = service,
): Promise<{ run: RunSeen | null; problems: ProblemSeen[] }> {
  const asked = `mutation ($input: ArchiveServiceInput!) {
    archiveService(input: $input) { run { ${RUN} } problems { code field message } } }`;
  type Answer = { archiveService: { run: RunSeen | null; problems: ProblemSeen[] } };
  return (await who.ask<Answer>(asked, { input: { service, confirm } })).archiveService;
}
