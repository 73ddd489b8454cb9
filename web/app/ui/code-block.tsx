type CodeBlockProps = { id?: string; label: string; code: string };

/** Text of a file with the numbers of its lines. Long lines scroll inside, also with the keyboard. */
export function CodeBlock({ id, label, code }: CodeBlockProps) {
  const lines = code.replace(/\n$/, "").split("\n").length;
  return (
    <section
      id={id}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable for those without a pointer
      tabIndex={0}
      className="flex max-h-[70vh] overflow-auto border-t border-line bg-sunken font-mono text-xs leading-5"
    >
      <pre aria-hidden="true" className="sticky left-0 h-max bg-sunken px-3 py-2 text-right text-muted select-none">
        {Array.from({ length: lines }, (_, index) => index + 1).join("\n")}
      </pre>
      <pre className="h-max py-2 pr-4">
        <code>{code}</code>
      </pre>
    </section>
  );
}
