/** A mutation of the API's house style, one input and one payload, as a script would send it. */
export type ScriptedMutation = {
  /** Its name, such as `cancelDeployment`; the input's type follows from it. */
  name: string;
  /** What is asked back beside the problems, such as `deployment { id status }`. */
  asks: string;
  input: Record<string, unknown>;
};

/** The mutation as a GraphQL document, without its variables. */
export function writeMutation({ name, asks }: Pick<ScriptedMutation, "name" | "asks">): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) {
  ${name}(input: $input) {
    ${asks}
    problems { code field message }
  }
}`;
}

/** The mutation with its variables below, to paste into the playground. */
export function writePlayground(mutation: ScriptedMutation): string {
  return `${writeMutation(mutation)}\n\n# variables\n${JSON.stringify({ input: mutation.input }, null, 2)}\n`;
}

/** The mutation as a shell command; it expects a token in WAYMARK_TOKEN. */
export function writeCommand(mutation: ScriptedMutation, publicUrl: string): string {
  const query = writeMutation(mutation).replace(/\s+/g, " ");
  return [
    `curl -X POST ${quote(`${publicUrl}/graphql`)}`,
    `  -H "authorization: Bearer $WAYMARK_TOKEN"`,
    `  -H 'content-type: application/json'`,
    `  -d ${quote(JSON.stringify({ query, variables: { input: mutation.input } }))}`,
  ].join(" \\\n");
}

/** Quotes for a POSIX shell, in which nothing inside single quotes has a meaning but their end. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
