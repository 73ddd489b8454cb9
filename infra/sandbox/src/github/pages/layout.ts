import { escapeHtml } from "./escape-html.ts";
import { styles } from "./styles.ts";

/** A whole page around a body that is already HTML. */
export function layout(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Sandbox GitHub</title>
<style>${styles}</style>
</head>
<body>
<header><a href="/acme">acme</a> <span class="quiet">Sandbox GitHub</span></header>
<main>
${body}
</main>
</body>
</html>
`;
}
