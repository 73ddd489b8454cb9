import { expect, test } from "vitest";
import { currentTrace, readTrace, withoutTrace, withTrace, writeTraceHeaders } from "./trace.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const PARENT_ID = "b7ad6b7169203331";

test("a caller's trace and request id are gone on with, in a span of our own", () => {
  const trace = readTrace({ requestId: "abc-1", traceParent: `00-${TRACE_ID}-${PARENT_ID}-01` });
  expect(trace).toEqual({ requestId: "abc-1", traceId: TRACE_ID, isSampled: true });
  const sent = withTrace(trace, writeTraceHeaders);
  expect(sent).toEqual({
    "x-request-id": "abc-1",
    traceparent: expect.stringMatching(new RegExp(`^00-${TRACE_ID}-(?!${PARENT_ID})[0-9a-f]{16}-01$`)),
  });
});

test("what is done for nobody bears nobody's trace", () => {
  expect(writeTraceHeaders()).toEqual({});
  expect(withTrace(readTrace({}), () => withoutTrace(currentTrace))).toBeNull();
});

test.each([
  ["nothing", undefined],
  ["upper case", `00-${TRACE_ID.toUpperCase()}-${PARENT_ID}-01`],
  ["version ff", `ff-${TRACE_ID}-${PARENT_ID}-01`],
  ["more than version 00 knows", `00-${TRACE_ID}-${PARENT_ID}-01-more`],
  ["zeros", `00-${"0".repeat(32)}-${PARENT_ID}-01`],
  ["a parent of zeros", `00-${TRACE_ID}-${"0".repeat(16)}-01`],
  ["no flags", `00-${TRACE_ID}-${PARENT_ID}`],
])("with %s a new trace begins", (_what, traceParent) => {
  const { traceId, isSampled } = readTrace({ traceParent });
  expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  expect({ isOwn: traceId !== TRACE_ID, isSampled }).toEqual({ isOwn: true, isSampled: false });
});

test("a request id that could be anything is replaced", () => {
  for (const requestId of ["", "a b", "x".repeat(101), '"}'])
    expect(readTrace({ requestId }).requestId).toMatch(/^[0-9a-f-]{36}$/);
});
