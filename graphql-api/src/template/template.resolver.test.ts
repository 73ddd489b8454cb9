import "reflect-metadata";
import { rm } from "node:fs/promises";
import { graphql } from "graphql";
import { buildSchema } from "type-graphql";
import { expect, onTestFinished, test } from "vitest";
import { loadTemplates } from "./load-templates.ts";
import { TemplateResolver } from "./template.resolver.ts";
import { writeTemplate } from "./testing/write-template.ts";

test("the golden paths are listed with the schema their form is made from, one is found by name, others are null", async () => {
  const properties = { port: { type: "integer", default: 8080 } };
  const folder = await writeTemplate({ "README.md": "# <% service.name %>\n" }, properties);
  onTestFinished(() => rm(folder, { recursive: true }));
  const templates = await loadTemplates(folder);
  const schema = await buildSchema({ resolvers: [TemplateResolver], validate: false });

  const source = `{
    templates { name title description runtime version parameters }
    sample: template(name: "sample") { name }
    other: template(name: "other") { name }
  }`;
  expect(await graphql({ schema, source, contextValue: { templates } })).toEqual({
    data: {
      templates: [
        {
          name: "sample",
          title: "Sample",
          description: "Made for a test.",
          runtime: "node24",
          version: "1.0.0",
          parameters: { type: "object", additionalProperties: false, properties },
        },
      ],
      sample: { name: "sample" },
      other: null,
    },
  });
});
