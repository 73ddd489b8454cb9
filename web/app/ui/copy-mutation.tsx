import { CodeBlock } from "./code-block.tsx";
import { CopyButton } from "./copy-button.tsx";
import { Icon } from "./icons.tsx";
import { type ScriptedMutation, writeCommand, writePlayground } from "./write-mutation.ts";

type CopyMutationProps = { mutation: ScriptedMutation; label: string; publicUrl: string };

/** The same action for scripts: folded away, to be copied as GraphQL or as curl. `label` names the action. */
export function CopyMutation({ mutation, label, publicUrl }: CopyMutationProps) {
  const ways: [name: string, text: string][] = [
    ["GraphQL", writePlayground(mutation)],
    ["curl", writeCommand(mutation, publicUrl)],
  ];
  return (
    <details className="group min-w-0">
      <summary className="inline-flex min-h-7 list-none items-center gap-1.5 rounded-md px-1 text-sm text-muted hover:text-text">
        <Icon name="chevron" className="transition-transform group-open:rotate-90" />
        <span>
          {label}
          <span className="sr-only">:</span> from a script
        </span>
      </summary>
      <div className="mt-1 overflow-hidden rounded-md border border-line">
        <div className="flex flex-wrap gap-2 p-2 empty:hidden">
          {ways.map(([name, text]) => (
            <CopyButton key={name} text={text}>{`Copy as ${name}`}</CopyButton>
          ))}
        </div>
        {ways.map(([name, text]) => (
          <CodeBlock key={name} label={`${label} as ${name}`} code={text} />
        ))}
      </div>
    </details>
  );
}
