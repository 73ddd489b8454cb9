import type { Readable } from "node:stream";

/** One ref that a push wants to move; 40 zeros mean "none". */
export interface PushCommand {
  readonly before: string;
  readonly after: string;
  readonly ref: string;
}

const mostBytes = 1024 * 1024;

/**
 * Reads the head of a push, which names the refs, and leaves the pack behind it in the stream.
 * @returns the commands and the bytes that were read, which git must get first; null when it is no push.
 * @see https://git-scm.com/docs/pack-protocol#_pushing_data_to_a_server
 */
export async function readPushCommands(body: Readable): Promise<{ commands: PushCommand[]; head: Buffer } | null> {
  let head = Buffer.alloc(0);
  while (head.length <= mostBytes) {
    const commands = parse(head);
    if (commands) return { commands, head };
    const chunk = await nextChunk(body);
    if (!chunk) return null;
    head = Buffer.concat([head, chunk]);
  }
  return null;
}

/** @returns null while the list is not complete. */
function parse(head: Buffer): PushCommand[] | null {
  const commands: PushCommand[] = [];
  let at = 0;
  while (at + 4 <= head.length) {
    const size = Number.parseInt(head.toString("latin1", at, at + 4), 16);
    if (size === 0) return commands;
    if (!(size >= 4) || at + size > head.length) return null;
    const [line = ""] = head.toString("utf8", at + 4, at + size).split("\0");
    const found = /^([0-9a-f]{40}) ([0-9a-f]{40}) (.+?)\n?$/.exec(line);
    if (found) commands.push({ before: found[1] ?? "", after: found[2] ?? "", ref: found[3] ?? "" });
    at += size;
  }
  return null;
}

function nextChunk(body: Readable): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const done = (chunk: Buffer | null) => {
      body.off("readable", look).off("end", end).off("error", reject).off("close", end);
      resolve(chunk);
    };
    const end = () => done(null);
    const look = () => {
      const chunk = body.read() as Buffer | null;
      if (chunk) done(chunk);
    };
    body.on("readable", look).on("end", end).on("close", end).on("error", reject);
    look();
  });
}
