import { expect, test } from "vitest";
import { linkInsights } from "./link-insights.ts";
import { linkLogs } from "./link-logs.ts";

const stage = { name: "prod", ecsCluster: "waymark-prod", region: "eu-central-1" };
const aws = (endpointUrl: string | null) => ({ region: "eu-central-1", endpointUrl });

test("on AWS, logs open in Logs Insights of the stage's region, with the service's log group and a query", () => {
  const config = { observability: { grafanaUrl: null, logsUrl: null }, aws: aws(null) };
  expect(linkLogs(config, "orders", { ...stage, region: "us-east-1" })).toBe(
    "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:logs-insights$3FqueryDetail$3D" +
      "~(end~0~start~-3600~timeType~'RELATIVE~tz~'LOCAL~unit~'seconds" +
      "~editorString~'fields*20*40timestamp*2c*20*40message*2c*20*40logStream*0a*7c*20sort*20*40timestamp*20desc*0a*7c*20limit*20200" +
      "~source~(~'*2fwaymark*2fprod*2forders))",
  );
});

test("LOGS_URL goes before AWS, and where neither is known there is no link", () => {
  const logsUrl = "https://logs.test/{cluster}/{service}?in={region}&of={environment}&{other}";
  expect(linkLogs({ observability: { grafanaUrl: null, logsUrl }, aws: aws(null) }, "a b", stage)).toBe(
    "https://logs.test/waymark-prod/a%20b?in=eu-central-1&of=prod&%7Bother%7D",
  );
  const observability = { grafanaUrl: "http://grafana.test", logsUrl: null };
  expect(linkLogs({ observability, aws: aws("http://localhost:4020") }, "orders", stage)).toBe(null);
  expect(linkLogs({ observability, aws: null }, "orders", stage)).toBe(null);
});

test("a query may hold anything, and other partitions have other consoles", () => {
  const of = (region: string) => linkInsights({ region, logGroup: "g", query: "a'~()é猫_-.$", seconds: 60 });
  expect(of("cn-north-1")).toMatch(/^https:\/\/cn-north-1\.console\.amazonaws\.cn\//);
  expect(of("us-gov-west-1")).toMatch(/^https:\/\/us-gov-west-1\.console\.amazonaws-us-gov\.com\//);
  expect(of("eu-west-1")).toContain("~editorString~'a*27*7e*28*29*e9**732b_-.*24~source~(~'g))");
  expect(URL.canParse(of("eu-west-1"))).toBe(true);
});
