import { rm } from "node:fs/promises";
import { afterEach, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { loadTemplates } from "./load-templates.ts";
import type { LoadedTemplate } from "./loaded-template.ts";
import { renderTemplate } from "./render-template.ts";
import { RenderError } from "./template-error.ts";
import { viewOf, writeTemplate } from "./testing/write-template.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function load(files: Record<string, string>, properties: Record<string, unknown> = {}): Promise<LoadedTemplate> {
  const folder = await writeTemplate(files, properties);
  folders.push(folder);
  const template = (await loadTemplates(folder)).find("sample");
  if (!template) throw new Error("no golden path");
  return template;
}

/** The same numbers on every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const BREAKERS = [
  '"',
  "'",
  "\\",
  '\\"',
  ": ",
  " #",
  "- ",
  "? ",
  "!!js/function",
  "&a",
  "*a",
  "|",
  ">",
  "%YAML",
  "@",
  "`",
  "{",
  "}",
  "[",
  "]",
  ",",
  "$(id)",
  `\${HOME}`,
  "{{ x }}",
  "<%",
  "%>",
  "<% service.name %>",
  "</script>",
  "<!--",
  "--",
  "//",
  "/*",
  "*/",
  "null",
  "true",
  "~",
  "0x1f",
  "1e3",
  "é",
  "日本",
  "🚢",
  "\u00a0",
  "\ufeff",
  "\ufffe",
  "\n",
  "\t",
  "\r\n",
  "\u2028",
  "\u0000",
  "__proto__",
  "A".repeat(2000),
];

function* foreignTexts(seed: number, count: number): Generator<string> {
  const random = randomNumbers(seed);
  const pick = () => BREAKERS[Math.floor(random() * BREAKERS.length)] ?? "";
  for (let number = 0; number < count; number++) {
    yield Array.from({ length: 1 + Math.floor(random() * 6) }, pick)
      .join("")
      .replaceAll("${{", "");
  }
}

describe("no foreign value leaves its place", () => {
  const properties = {
    text: { type: "string", default: "" },
    number: { type: "number", default: 0 },
    flag: { type: "boolean", default: false },
    words: { type: "array", items: { type: "string" }, default: [] },
    map: { type: "object", default: {} },
  };
  const body = [
    '"quoted": "<% parameters.text %>"',
    '"inside": "before <% parameters.text %> after"',
    '"number": <% parameters.number %>',
    '"flag": <% parameters.flag %>',
    '"words": <% parameters.words %>',
    '"map": <% parameters.map %>',
    '"last": "<% service.description %>"',
  ];
  const files = {
    "a.json": `{\n  ${body.join(",\n  ")}\n}\n`,
    "a.yml": `${body.join("\n")}\n`,
    "nested.yaml": `outer:\n  inner:\n    ${body.join("\n    ")}\n`,
    "a.mjs": `({\n  ${body.slice(0, 4).join(",\n  ")} })\n`,
  };

  test("in JSON, YAML and JavaScript it comes back as it went in", async () => {
    const template = await load(files, properties);
    const random = randomNumbers(7);
    for (const text of foreignTexts(1, 400)) {
      const number = (random() - 0.5) * 10 ** Math.floor(random() * 30 - 10);
      const parameters = {
        text,
        number,
        flag: random() < 0.5,
        words: [text, "plain"],
        map: { [text]: text, A: { B: [text] } },
      };
      const rendered = Object.fromEntries(
        renderTemplate(template, viewOf({ description: text }, parameters)).map(({ path, contents }) => [
          path,
          contents,
        ]),
      );

      const scalars = { quoted: text, inside: `before ${text} after`, number, flag: parameters.flag };
      const whole = { ...scalars, words: parameters.words, map: parameters.map, last: text };
      expect(JSON.parse(rendered["a.json"] ?? "")).toEqual(whole);
      expect(parseYaml(rendered["a.yml"] ?? "")).toEqual(whole);
      expect(parseYaml(rendered["nested.yaml"] ?? "")).toEqual({ outer: { inner: whole } });
      // Evaluated as a script would be: the text is the golden path's own, the values are what is tested.
      expect(new Function(`return ${rendered["a.mjs"]}`)()).toEqual(scalars);
      expect(Object.values(rendered).join("")).not.toContain("</script");
    }
  });

  test("what only JSON takes for printable is written as an escape", async () => {
    const template = await load({ "a.yml": '"quoted": "<% parameters.text %>"' }, properties);
    const [file] = renderTemplate(template, viewOf({}, { text: "a\u007f\u0085\u2028\u2029\ufeff\uffffz" }));
    expect(file?.contents).toBe('"quoted": "a\\u007f\\u0085\\u2028\\u2029\\ufeff\\uffffz"');
  });

  test("a structure is indented like its line", async () => {
    const template = await load({ "a.json": '{\n  "map": <% parameters.map %>\n}\n' }, properties);
    const [file] = renderTemplate(template, viewOf({}, { map: { A: "1", B: { C: [] } } }));
    expect(file?.contents).toBe(`${JSON.stringify({ map: { A: "1", B: { C: [] } } }, null, 2)}\n`);
  });

  test("in Markdown it stays one line of text, and names and addresses stay readable", async () => {
    const template = await load({
      "README.md": "# <% service.name %>\n\n<% service.description %>\n<% service.url %>\n",
    });
    const hostile = '# x\n\n[link](javascript:alert(1)) <img src=x onerror="a"> **b** `c` | $m$';
    expect(renderTemplate(template, viewOf({ description: hostile }))).toEqual([
      {
        path: "README.md",
        contents: [
          "# shop",
          "",
          '\\# x \\[link\\]\\(javascript:alert\\(1\\)\\) \\<img src=x onerror=\\"a\\"\\> \\*\\*b\\*\\* \\`c\\` \\| \\$m\\$',
          "http://localhost:3000/services/shop",
          "",
        ].join("\n"),
      },
    ]);
  });

  test.each([
    "Dockerfile",
    "run.sh",
    ".npmrc",
    "main.hcl",
    ".env",
    "Makefile",
    "notes.txt",
    ".github/workflows/ci.yml",
  ])("in %s only harmless characters are written at all", async (path) => {
    const template = await load({ [path]: 'a "<% service.name %>"\n' });
    expect(renderTemplate(template, viewOf({ name: "my-shop.v1_2/3" }))[0]?.contents).toBe('a "my-shop.v1_2/3"\n');
    for (const text of foreignTexts(2, 100)) {
      if (/^[A-Za-z0-9._/-]+$/.test(text)) continue;
      expect(() => renderTemplate(template, viewOf({ name: text }))).toThrow(RenderError);
    }
  });

  test("an expression of GitHub Actions is refused everywhere but in prose, where it means nothing", async () => {
    const view = viewOf({ description: `\${{ secrets.TOKEN }}` });
    for (const path of ["a.json", "a.yml", "a.ts", "a.txt"]) {
      const template = await load({ [path]: '"<% service.description %>"' });
      expect(() => renderTemplate(template, view)).toThrow(`service.description cannot be written into ${path}: `);
    }
    const prose = await load({ "a.md": "<% service.description %>" });
    expect(renderTemplate(prose, view)[0]?.contents).toBe("\\$\\{\\{ secrets\\.TOKEN \\}\\}");
  });
});

test("a section appears for a value that is there, and once per element of a list", async () => {
  const properties = {
    note: { type: "string" },
    flag: { type: "boolean", default: false },
    words: { type: "array", items: { type: "string" }, default: [] },
  };
  const contents = [
    "<%# parameters.note %>",
    "note <% parameters.note %>",
    "<%/ parameters.note %>",
    "<%^ parameters.flag %>",
    "off",
    "<%/ parameters.flag %>",
    "<%# parameters.words %>",
    "+ <% . %>",
    "<%/ parameters.words %>",
    "<%! a remark %>end",
  ].join("\n");
  const template = await load({ "a.md": contents }, properties);
  const render = (parameters: Record<string, unknown>) => renderTemplate(template, viewOf({}, parameters))[0]?.contents;

  expect(render({ flag: false, words: [] })).toBe("off\nend");
  expect(render({ flag: true, note: "hello", words: ["one", "two"] })).toBe("note hello\n+ one\n+ two\nend");
});

test("values are found in the view alone, never in prototypes", async () => {
  const template = await load({ "a.txt": "<% parameters.toString %>" }, { toString: { type: "string", default: "" } });
  expect(() => renderTemplate(template, viewOf())).toThrow("it was not given");
});

test("files come in the order of their paths", async () => {
  const template = await load({ "b/a.txt": "", "B.txt": "", "a.txt": "", ".gitignore": "" });
  expect(renderTemplate(template, viewOf()).map(({ path }) => path)).toEqual([
    ".gitignore",
    "B.txt",
    "a.txt",
    "b/a.txt",
  ]);
});
