import assert from "node:assert/strict";
import { test } from "node:test";
import { readTraceContext } from "./read-trace-context.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const parentId = "b7ad6b7169203331";

test("a caller's trace is continued under a span of our own", () => {
  const trace = readTraceContext({ traceparent: `00-${traceId}-${parentId}-01`, tracestate: "vendor=1" });
  assert.equal(trace.traceId, traceId);
  assert.equal(trace.sampled, true);
  assert.equal(trace.state, "vendor=1");
  assert.match(trace.spanId, /^[0-9a-f]{16}$/);
  assert.notEqual(trace.spanId, parentId);
});

test("of the flags only the sampled bit is read", () => {
  assert.equal(readTraceContext({ traceparent: `00-${traceId}-${parentId}-fe` }).sampled, false);
  assert.equal(readTraceContext({ traceparent: `00-${traceId}-${parentId}-ff` }).sampled, true);
});

test("a later version may carry more behind the flags", () => {
  assert.equal(readTraceContext({ traceparent: `01-${traceId}-${parentId}-01-more` }).traceId, traceId);
});

test("without the header a new trace begins, another one each time", () => {
  const [one, two] = [readTraceContext({}), readTraceContext({})];
  assert.match(one.traceId, /^[0-9a-f]{32}$/);
  assert.notEqual(one.traceId, two.traceId);
  assert.equal(one.sampled, false);
});

const broken = {
  "upper case": `00-${traceId.toUpperCase()}-${parentId}-01`,
  "version ff": `ff-${traceId}-${parentId}-01`,
  "more than version 00 knows": `00-${traceId}-${parentId}-01-more`,
  "a trace id of zeros": `00-${"0".repeat(32)}-${parentId}-01`,
  "a parent id of zeros": `00-${traceId}-${"0".repeat(16)}-01`,
  "a short trace id": `00-${traceId.slice(1)}-${parentId}-01`,
  "two headers in one": `00-${traceId}-${parentId}-01, 00-${traceId}-${parentId}-01`,
  "a line break at the end": `00-${traceId}-${parentId}-01\n`,
  "no flags": `00-${traceId}-${parentId}`,
};
for (const [mistake, traceparent] of Object.entries(broken)) {
  test(`${mistake} begins a new trace and drops the tracestate`, () => {
    const trace = readTraceContext({ traceparent, tracestate: "vendor=1" });
    assert.notEqual(trace.traceId, traceId);
    assert.match(trace.traceId, /^[0-9a-f]{32}$/);
    assert.equal(trace.state, undefined);
  });
}
