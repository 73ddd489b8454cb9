import { Marked } from "marked";
import type { Repository } from "../state/repository.ts";
import { escapeHtml } from "./escape-html.ts";
import { pathOf } from "./page-address.ts";

/** Markdown from a repository as HTML: its own HTML stays text, its addresses lead only where a browser may follow. */
export function renderMarkdown(text: string, root: string, repository: Repository): string {
  const base = (kind: "blob" | "raw") => `${root}${pathOf(repository, kind, repository.defaultBranch, "")}/`;
  const marked = new Marked({
    async: false,
    renderer: {
      html: ({ text: source }) => (/^\s*<!--[\s\S]*-->\s*$/.test(source) ? "" : escapeHtml(source)),
      link({ href, tokens }) {
        const label = this.parser.parseInline(tokens);
        const address = safeAddress(href, base("blob"));
        return address ? `<a href="${escapeHtml(address)}" rel="nofollow">${label}</a>` : label;
      },
      image({ href, text: label }) {
        const address = safeAddress(href, base("raw"));
        return address ? `<img src="${escapeHtml(address)}" alt="${escapeHtml(label)}">` : escapeHtml(label);
      },
    },
  });
  return marked.parse(text, { async: false });
}

function safeAddress(href: string, base: string): string | null {
  if (href.startsWith("#")) return href;
  const address = URL.parse(href, base);
  return address && ["http:", "https:", "mailto:"].includes(address.protocol) ? address.toString() : null;
}
