import { fork } from "node:child_process";
import { join } from "node:path";
import type { Cleanups } from "../cleanups.ts";
import type { Following, Word } from "../followers-main.ts";

const PATIENCE_MS = 60_000;

export interface Followers {
  /** Opens so many more subscriptions at an API; answers how many milliseconds that took. */
  follow(following: Following): Promise<number>;
  /** When each follower heard that a service has this description, as Date.now() tells time. */
  hear(description: string): Promise<number[]>;
  stop(): void;
}

/** Sockets that follow the catalog, in a process of their own. */
export function startFollowers(cleanups: Cleanups): Followers {
  const child = fork(join(import.meta.dirname, "../followers-main.ts"));
  cleanups.add(() => child.kill());

  function wait<T>(pick: (word: Word) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Error("Not every follower could connect, or was told in time."));
      const late = setTimeout(fail, PATIENCE_MS);
      const listen = (word: Word) => {
        const picked = pick(word);
        if (picked === undefined) return;
        clearTimeout(late);
        child.off("message", listen).off("exit", fail);
        resolve(picked);
      };
      child.on("message", listen).once("exit", fail);
    });
  }

  return {
    follow: (following) => {
      child.send(following);
      return wait((word) => ("connectedMs" in word ? word.connectedMs : undefined));
    },
    hear: (description) =>
      wait((word) => ("description" in word && word.description === description ? word.arrivals : undefined)),
    stop: () => void child.kill(),
  };
}
