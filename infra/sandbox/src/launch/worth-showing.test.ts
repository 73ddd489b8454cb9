import { expect, test } from "vitest";
import { worthShowing } from "./worth-showing.ts";

test("a logged warning is shown as its sentence, with the error's", () => {
  expect(worthShowing('{"level":40,"msg":"The step failed","err":{"message":"name taken"},"run":"run_1"}', false)).toBe(
    "The step failed: name taken",
  );
});

test("an error that repeats its message is shown once", () => {
  expect(worthShowing('{"level":50,"msg":"no answer","err":{"message":"no answer"}}', false)).toBe("no answer");
});

test("levels may be words", () => {
  expect(worthShowing('{"level":"warn","msg":"GitHub asks to wait"}', false)).toBe("GitHub asks to wait");
  expect(worthShowing('{"level":"info","msg":"ready"}', false)).toBeNull();
});

test("what is only information stays in the log file", () => {
  expect(worthShowing('{"level":30,"msg":"request completed"}', true)).toBeNull();
  expect(worthShowing("listening on 4000", false)).toBeNull();
  expect(worthShowing("  ", true)).toBeNull();
});

test("a line on stderr that is no record is shown as it is", () => {
  expect(worthShowing("Segmentation fault", true)).toBe("Segmentation fault");
  expect(worthShowing("{ not: json", true)).toBe("{ not: json");
});
