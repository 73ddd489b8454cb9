import { stripVTControlCharacters } from "node:util";
import type { LogEvent } from "../adapters/logs/logs.ts";
import type { LogLineRow } from "./log-line.type.ts";
import { readLevel } from "./read-level.ts";

const LONGEST_MESSAGE = 16_000;
/** What loggers call the message, the level and the time; the time is known already. */
const MESSAGES = ["msg", "message"];
const LEVELS = ["level", "severity", "lvl"];
const TIMES = ["time", "timestamp", "ts"];

/** A line as people read it. What pino and other loggers write as JSON is taken apart, all else stays one text. */
export function toLogLine({ id, at, stream, message }: LogEvent): LogLineRow {
  const line = { id, at, task: stream.slice(stream.lastIndexOf("/") + 1).slice(0, 8), missingSince: null };
  const told = readObject(message);
  const messageKey = MESSAGES.find((key) => typeof told?.[key] === "string");
  const levelKey = LEVELS.find((key) => told !== null && readLevel(told[key]) !== null);
  if (!told || !(messageKey || levelKey)) {
    const plain = toPlain(message);
    return { ...line, level: null, message: plain, fields: null, size: plain.length };
  }
  const known = [messageKey, levelKey, ...TIMES];
  const others = Object.entries(told).filter(([key]) => !known.includes(key));
  const size = JSON.stringify(others).length;
  const isTooMuch = size > LONGEST_MESSAGE;
  const text = toPlain(messageKey && !isTooMuch ? String(told[messageKey]) : message);
  return {
    ...line,
    level: levelKey ? readLevel(told[levelKey]) : null,
    message: text,
    fields: messageKey && !isTooMuch && others.length > 0 ? Object.fromEntries(others) : null,
    size: text.length + (isTooMuch ? 0 : size),
  };
}

function readObject(text: string): Record<string, unknown> | null {
  if (!text.trimStart().startsWith("{")) return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** Colours are for terminals. Other control characters are shown by their pictures, and half characters are mended. */
function toPlain(text: string): string {
  const whole = stripVTControlCharacters(text).toWellFormed();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  const shown = whole.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, (character) =>
    character === "\u007f" ? "\u2421" : String.fromCharCode(0x2400 + character.charCodeAt(0)),
  );
  return shown.length > LONGEST_MESSAGE ? `${shown.slice(0, LONGEST_MESSAGE - 1).toWellFormed()}…` : shown;
}
