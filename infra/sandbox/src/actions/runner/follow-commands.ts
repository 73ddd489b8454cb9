import type { Annotation } from "../state/job.ts";

interface Listener {
  readonly say: (line: string) => void;
  readonly mask: (value: string) => void;
  readonly annotate: (level: Annotation["level"], message: string) => void;
}

/**
 * Listens to what a process prints for words to the runner.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function followCommands(listener: Listener): (line: string) => void {
  // A process may turn the commands off until it says its own word.
  let resume: string | null = null;
  return (line) => {
    const [, name = "", , value = ""] = /^\s*::([a-z-]+|[0-9a-zA-Z_-]+)(\s[^:]*)?::(.*)$/.exec(line) ?? [];
    if (resume !== null) {
      if (name === resume) resume = null;
      listener.say(line);
      return;
    }
    const text = unescapeData(value);
    if (name === "stop-commands") resume = value;
    if (name === "add-mask") {
      listener.mask(text);
      listener.say("::add-mask::***");
      return;
    }
    if (name === "error" || name === "warning" || name === "notice") {
      listener.annotate(name, text);
      listener.say(`##[${name}]${text}`);
      return;
    }
    if (name === "group" || name === "debug") listener.say(`##[${name}]${text}`);
    else if (name === "endgroup") listener.say("##[endgroup]");
    else if (name === "set-output" || name === "set-env" || name === "save-state" || name === "add-path") {
      listener.annotate(
        "warning",
        `The command ${name} is disabled: write to the file GitHub names in the environment`,
      );
      listener.say(`##[warning]The command ${name} is disabled`);
    } else listener.say(line);
  };
}

function unescapeData(value: string): string {
  return value.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
