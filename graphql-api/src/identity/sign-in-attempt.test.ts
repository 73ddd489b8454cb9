import { expect, test } from "vitest";
import { ATTEMPT_MS, beginAttempt, openAttempt, sealAttempt } from "./sign-in-attempt.ts";

const secret = "the-secret-of-this-platform-for-tests";
const other = "the-secret-of-another-platform-for-tests";
const attempt = beginAttempt("/services/new");

test("the browser that began a sign-in is known again by its cookie and the state", () => {
  const sealed = sealAttempt(attempt, secret, 0);
  expect(openAttempt(sealed, attempt.state, secret, ATTEMPT_MS - 1)).toMatchObject(attempt);
});

test("a state of another attempt is refused", () => {
  const sealed = sealAttempt(attempt, secret, 0);
  for (const state of [beginAttempt("/").state, "", undefined, [attempt.state]]) {
    expect(openAttempt(sealed, state, secret, 1)).toBeNull();
  }
});

test("an attempt older than ten minutes is refused", () => {
  expect(openAttempt(sealAttempt(attempt, secret, 0), attempt.state, secret, ATTEMPT_MS)).toBeNull();
});

test("a cookie that somebody made or changed is refused", () => {
  const sealed = sealAttempt(attempt, secret, 0);
  const [, signature] = sealed.split(".");
  const changed = Buffer.from(JSON.stringify({ ...attempt, returnTo: "/else", until: 10 })).toString("base64url");
  const forgeries = [sealAttempt(attempt, other, 0), `${changed}.${signature}`, changed, ".", "a.b.c", "", null];
  for (const forged of forgeries) expect(openAttempt(forged, attempt.state, secret, 1)).toBeNull();
});
