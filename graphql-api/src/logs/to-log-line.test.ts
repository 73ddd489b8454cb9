import { expect, test } from "vitest";
import { toLogLine } from "./to-log-line.ts";

const read = (message: string) => {
  const { level, message: told, fields } = toLogLine({ id: "1", at: new Date(0), stream: "a/b/c", message });
  return [level, told, fields];
};

test.each([
  ['{"level":30,"time":1,"pid":7,"msg":"hi"}', ["info", "hi", { pid: 7 }]],
  ['{"level":35,"msg":"between"}', ["info", "between", null]],
  ['{"level":"INFO","message":"winston"}', ["info", "winston", null]],
  ['{"severity":"CRITICAL","message":"cloud"}', ["fatal", "cloud", null]],
  ['{"level":"constructor","msg":"a word"}', ["constructor", "a word", null]],
  ['{"level":5,"msg":"too low"}', [null, "too low", { level: 5 }]],
  ['{"level":40}', ["warn", '{"level":40}', null]],
  ['{"a":1}', [null, '{"a":1}', null]],
  ['{"msg":{"not":"text"},"level":30}', ["info", '{"msg":{"not":"text"},"level":30}', null]],
  ["[1]", [null, "[1]", null]],
  ["{broken", [null, "{broken", null]],
  ["", [null, "", null]],
  ["\u001b[1;31mred\u001b[0m \ud800 \u007f", [null, "red \ufffd ␡", null]],
])("%j", (message, expected) => {
  expect(read(message)).toEqual(expected);
});

test("no line is longer than 16,000 characters, whatever it holds", () => {
  const [, plain] = read("😀".repeat(20_000));
  expect(String(plain).length).toBeLessThanOrEqual(16_000);
  expect(String(plain).isWellFormed()).toBe(true);
  const [level, message, fields] = read(JSON.stringify({ level: 50, msg: "large", rows: "x".repeat(30_000) }));
  expect([level, String(message).length, fields]).toEqual(["error", 16_000, null]);
});
