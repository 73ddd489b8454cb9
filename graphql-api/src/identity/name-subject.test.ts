import { expect, test } from "vitest";
import { publicId } from "../ids.ts";
import { nameSubject } from "./name-subject.ts";

const uuid = "0197d3a0-0000-7000-8000-000000000001";

test.each([
  ["the service that was made", { name: "pay" }, { service: { id: "svc_1", name: "pay" }, problems: [] }, "pay"],
  ["the user whose role was set", { login: "VIC" }, { user: { login: "vic", name: "Vic" }, problems: [] }, "vic"],
  ["the token that was ended", { id: "tok_1" }, { apiToken: { name: "ci" }, problems: [] }, "ci"],
  ["the service named in the input", { service: "pay" }, { run: { id: "run_1" }, problems: [] }, "pay"],
  ["the name that was refused", { name: "a--b" }, { problems: [{ code: "INVALID" }] }, "a--b"],
  ["the id that nobody has", { id: "tok_1" }, { problems: [{ code: "NOT_FOUND" }] }, "tok_1"],
  ["nothing at all", null, null, ""],
])("an entry is about %s", (_what, input, payload, name) => {
  expect(nameSubject(input, payload)).toEqual({ serviceId: null, deploymentId: null, name });
});

test("a service given by its id is looked up by its UUID", () => {
  const id = publicId("Service", uuid);
  expect(nameSubject({ service: id }, null)).toEqual({ serviceId: uuid, deploymentId: null, name: id });
});

test("a deployment is looked up by its UUID, too", () => {
  const id = publicId("Deployment", uuid);
  const subject = { serviceId: null, deploymentId: uuid, name: id };
  expect(nameSubject({ deployment: id }, { deployment: { id }, problems: [] })).toEqual(subject);
});
