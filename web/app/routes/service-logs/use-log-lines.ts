import { useCallback, useEffect, useReducer, useRef } from "react";
import { FollowLogsDocument, type ShownLineFragment } from "../../gql/generated/graphql.ts";
import { useLive } from "../../use-live.ts";
import { keepLines, type Lines } from "./keep-lines.ts";

/** Lines that come within so many milliseconds are drawn together. */
const pause = 100;

type LogLines = Lines & { setPaused: (paused: boolean) => void };

/** The lines that were read, and what comes after them while `follows` names a service environment. */
export function useLogLines(read: readonly ShownLineFragment[], follows: string | null): LogLines {
  const [lines, tell] = useReducer(keepLines, { shown: read, held: null });
  const heard = useRef<ShownLineFragment[]>([]);
  const timer = useRef<number>();
  /** When the newest line was written that is here; after a reconnect the later ones are asked for. */
  const newest = useRef(read.at(-1)?.at ?? null);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const draw = () => {
    timer.current = undefined;
    tell({ heard: heard.current });
    heard.current = [];
  };
  const hear = (line: ShownLineFragment) => {
    heard.current.push(line);
    if (line.at > (newest.current ?? "")) newest.current = line.at;
    timer.current ??= window.setTimeout(draw, pause);
  };
  useLive(
    FollowLogsDocument,
    follows === null ? null : { serviceEnvironment: follows },
    ({ logsFollowed }) => hear(logsFollowed),
    () => ({ since: newest.current }),
  );
  const setPaused = useCallback((paused: boolean) => tell(paused ? "pause" : "resume"), []);
  return { ...lines, setPaused };
}
