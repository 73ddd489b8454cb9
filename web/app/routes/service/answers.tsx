import { Panel } from "../../ui/panel.tsx";

/** What was answered when the service was created. */
export function Answers({ parameters }: { parameters: unknown }) {
  const answers = typeof parameters === "object" && parameters !== null ? Object.entries(parameters) : [];
  if (answers.length === 0) return null;
  return (
    <Panel title="Made with">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 p-4 text-sm">
        {answers.map(([name, answer]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="font-mono text-xs leading-5 break-words">{describeAnswer(answer)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function describeAnswer(answer: unknown): string {
  if (typeof answer !== "object" || answer === null) return String(answer);
  const pairs = Object.entries(answer).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return pairs.length === 0 ? "none" : pairs.join(" ");
}
