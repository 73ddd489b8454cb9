import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { loadTemplates } from "./load-templates.ts";
import { TemplateError } from "./template-error.ts";
import { writeTemplate } from "./testing/write-template.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function write(...given: Parameters<typeof writeTemplate>): Promise<string> {
  const folder = await writeTemplate(...given);
  folders.push(folder);
  return folder;
}

async function mistakesOf(...given: Parameters<typeof writeTemplate>): Promise<string[]> {
  return findMistakes(await write(...given));
}

async function findMistakes(folder: string): Promise<string[]> {
  const error = await loadTemplates(folder).catch((error: unknown) => error);
  if (!(error instanceof TemplateError)) throw new Error("the golden path was accepted", { cause: error });
  return error.mistakes;
}

const TEXT = { type: "string", default: "" };
const OBJECT = { type: "object", default: {} };
const WORDS = { type: "array", items: { type: "string" }, default: [] };

describe("a folder of golden paths", () => {
  test("is offered with what template.json says, without what a machine left in it", async () => {
    const folder = await write({
      "src/index.ts": "export {};\n",
      ".gitignore": "dist\n",
      "node_modules/left-pad/index.js": "left",
      "src/dist/index.js": "left",
      "coverage/index.html": "left",
    });
    await mkdir(join(folder, "no-golden-path"));
    await mkdir(join(folder, "zebra"));
    const manifest = { name: "zebra", title: "A zebra", description: "Striped", runtime: "node24", version: "2.0.0" };
    const parameters = { type: "object", additionalProperties: false };
    await writeFile(join(folder, "zebra", "template.json"), JSON.stringify({ ...manifest, parameters }));
    await writeFile(join(folder, "README.md"), "not a folder");

    const catalog = await loadTemplates(folder);

    expect(catalog.list().map(({ name, title, version }) => ({ name, title, version }))).toEqual([
      { name: "zebra", title: "A zebra", version: "2.0.0" },
      { name: "sample", title: "Sample", version: "1.0.0" },
    ]);
    expect(catalog.find("sample")?.files.map(({ path }) => path)).toEqual([".gitignore", "src/index.ts"]);
    expect(catalog.find("other")).toBeNull();
    expect(catalog.find("__proto__")).toBeNull();
  });

  test("that is not there stops the start with its name", async () => {
    const missing = join(tmpdir(), "waymark-no-such-folder");
    expect(await findMistakes(missing)).toEqual([
      `the folder ${missing} cannot be read (ENOENT): TEMPLATES_DIR names it`,
    ]);
  });
});

describe("a manifest", () => {
  test("that is no JSON, or lacks what a service needs, is refused with every mistake", async () => {
    expect(await mistakesOf({ "template.json": "{" })).toEqual([
      "sample: template.json Invalid input: expected object, received string",
    ]);
    expect(await mistakesOf({}, {}, { name: "Other", version: "1", extra: true })).toEqual([
      "sample: template.json: name must be lower-case words joined by hyphens",
      "sample: template.json: version must be a version like 1.0.0",
      'sample: template.json Unrecognized key: "extra"',
    ]);
    expect(await mistakesOf({}, {}, { name: "other" })).toEqual([
      'sample: template.json: name must be the folder\'s, "sample"',
    ]);
  });

  test("must refuse unknown parameters, and use only rules JSON Schema knows", async () => {
    expect(await mistakesOf({}, {}, { parameters: { type: "object" } })).toEqual([
      "sample: template.json: parameters.additionalProperties must be false, or a misspelt parameter would be accepted in silence",
    ]);
    expect(await mistakesOf({}, { port: { type: "integer", minimun: 1 } })).toEqual([
      'sample: template.json: parameters strict mode: unknown keyword: "minimun"',
    ]);
  });
});

describe("a file is refused when it", () => {
  test.each([
    ["is a name no repository should have", { "src/a b.ts": "" }, /"src\/a b.ts": names have letters/],
    ["hides a line break in its name", { "src/a\nb": "" }, /"src\/a\\nb": names have letters/],
    ["is no text", { "logo.png": Buffer.from([0x89, 0x50, 0xff, 0xfe]) }, /logo.png is not UTF-8 text/],
    ["is too large", { "data.txt": "x".repeat(1_000_001) }, /data.txt has more than 1000000 bytes/],
    ["is a twin", { "README.md": "", "readme.md": "" }, /README.md and readme.md differ in case only/],
  ])("%s", async (_reason, files, mistake) => {
    expect(await mistakesOf(files as Record<string, string>)).toEqual([expect.stringMatching(mistake)]);
  });

  test("is a link, even to a file inside", async () => {
    const folder = await write({ "secret.txt": "inside" });
    await symlink("/etc/passwd", join(folder, "sample", "passwd"));
    await symlink("secret.txt", join(folder, "sample", "alias.txt"));
    expect(await findMistakes(folder)).toEqual([
      "sample: alias.txt is a link or a device: only files are copied",
      "sample: passwd is a link or a device: only files are copied",
    ]);
  });
});

describe("a tag is refused when it", () => {
  test.each([
    ["writes unescaped", "a.md", "<%& service.name %>", /write values unescaped/],
    ["writes unescaped with a brace", "a.md", "<%{ service.name }%>", /write values unescaped/],
    ["asks for another file", "a.md", "<%> other %>", /there are no partials/],
    ["changes the tags", "a.md", "<%= {{ }} =%>", /the tags stay/],
    ["names nothing", "a.md", "<% service.nmae %>", /no value named "service.nmae"/],
    ["names a parameter nobody has", "a.md", "<% parameters.other %>", /no value named "parameters.other"/],
    ["reaches into prototypes", "a.md", "<% parameters.constructor %>", /no value named "parameters.constructor"/],
    ["reaches into strings", "a.md", "<% service.name.length %>", /no value named "service.name.length"/],
    ["is never closed", "a.md", "<% service.name", /Unclosed tag/],
    ["opens a section for good", "a.md", "<%# parameters.text %>", /Unclosed section/],
    ["may find nothing", "a.md", "<% parameters.perhaps %>", /parameters.perhaps may be missing/],
    ["writes a string bare", "a.json", '{ "a": <% parameters.text %> }', /must stand between double quotes/],
    ["writes a string into single quotes", "a.yml", "a: '<% parameters.text %>'", /must stand between double quotes/],
    ["follows a closed string", "a.ts", 'f("a", <% parameters.text %>)', /must stand between double quotes/],
    ["writes an object into a string", "a.json", '{ "a": "<% parameters.map %>" }', /must not stand between quotes/],
    ["writes an object into code", "a.ts", "const a = <% parameters.map %>", /which only .json and .yml take/],
    ["writes a list into Markdown", "a.md", "<% parameters.words %>", /a list, which only .json and .yml take/],
    ["opens an object", "a.md", "<%# parameters.map %>x<%/ parameters.map %>", /needs a simple value/],
    ["asks for an element outside of a list", "a.md", "<% . %>", /no value named "."/],
    ["uses a parameter in a workflow", ".github/workflows/ci.yml", 'a: "<% parameters.text %>"', /only service.name/],
    ["uses prose in a workflow", ".github/workflows/ci.yml", 'a: "<% service.description %>"', /only service.name/],
  ])("%s", async (_reason, path, contents, mistake) => {
    const properties = { text: TEXT, map: OBJECT, words: WORDS, perhaps: { type: "string" } };
    const found = await mistakesOf({ [path]: `first line\n${contents}` }, properties);
    expect(found).toEqual([expect.stringMatching(mistake)]);
  });

  test("and the author reads file and line", async () => {
    expect(await mistakesOf({ "docs/a.md": "one\ntwo\n<% service.nmae %>" })).toEqual([
      'sample: docs/a.md, line 3: there is no value named "service.nmae"',
    ]);
  });
});

test("the expressions of workflows are left alone", async () => {
  const contents = `run-name: \${{ inputs.environment }} {{ mustache }}\n`;
  const folder = await write({ ".github/workflows/cd.yml": contents });
  const [template] = (await loadTemplates(folder)).list();
  expect(template?.files).toEqual([{ path: ".github/workflows/cd.yml", parts: [{ kind: "text", text: contents }] }]);
});
