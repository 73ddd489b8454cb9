import { CodeBlock } from "../../ui/code-block.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Panel } from "../../ui/panel.tsx";
import type { Answers } from "./read-answers.ts";
import { writeCurl } from "./write-curl.ts";
import { writeGraphql } from "./write-graphql.ts";

type CopyAsProps = { answers: Answers; submission: string; publicUrl: string };

/** The same creation for scripts. */
export function CopyAs({ answers, submission, publicUrl }: CopyAsProps) {
  const ways: [name: string, text: string][] = [
    ["GraphQL", writeGraphql(answers, submission)],
    ["curl", writeCurl(answers, submission, publicUrl)],
  ];
  return (
    <Panel title="From a script">
      <div className="flex flex-wrap gap-2 px-4 pt-3 empty:hidden">
        {ways.map(([name, text]) => (
          <CopyButton key={name} text={text}>{`Copy as ${name}`}</CopyButton>
        ))}
      </div>
      <div className="flex flex-col gap-1 p-3">
        {ways.map(([name, text]) => (
          <details key={name} className="group">
            <summary className="flex min-h-7 list-none items-center gap-1.5 px-1 text-sm text-muted">
              <Icon name="chevron" className="transition-transform group-open:rotate-90" />
              Show as {name}
            </summary>
            <CodeBlock label={`As ${name}`} code={text} />
          </details>
        ))}
      </div>
    </Panel>
  );
}
