import { expect, test } from "vitest";
import { describeModule } from "./describe-module.ts";

test("required inputs come first, and outputs have a table of their own", () => {
  const files = {
    "variables.tf": `variable "port" {
  description = "Port of the \\"container\\"."
  type        = number
  default     = 8080
}

variable "placement" {
  description = "Where it runs: a | b."
  type = object({
    default = string
  })
}
`,
    "outputs.tf": `output "url" {
  description = "Address."
  value       = "https://example.com"
}
`,
  };
  expect(describeModule(files)).toBe(`| input | type | default | what it is |
|---|---|---|---|
| \`placement\` | object | required | Where it runs: a \\| b. |
| \`port\` | number | \`8080\` | Port of the "container". |

| output | what it is |
|---|---|
| \`url\` | Address. |`);
});
