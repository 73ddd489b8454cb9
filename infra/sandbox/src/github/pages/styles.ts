/** The look of every page, in the light and dark of the reader's system. */
export const styles = `
:root { color-scheme: light dark; --ink: #1f2328; --quiet: #59636e; --paper: #fff; --panel: #f6f8fa; --line: #d1d9e0; --accent: #0550ae; --plus: #dafbe1; --minus: #ffebe9; --word: #a0111f; --text: #0a3069; --name: #6639ba; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9198a1; --paper: #0d1117; --panel: #151b23; --line: #3d444d; --accent: #79b8ff; --plus: #12361f; --minus: #4b1a1d; --word: #ff7b72; --text: #a5d6ff; --name: #d2a8ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
body > header { display: flex; justify-content: space-between; padding: 12px 24px; background: var(--panel); border-bottom: 1px solid var(--line); font-weight: 600; }
main { max-width: 60rem; margin: 0 auto; padding: 24px; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
h1 { margin: 0 0 8px; font-size: 1.4rem; line-height: 1.4; overflow-wrap: anywhere; }
h2 { margin: 24px 0 8px; font-size: 1.1rem; }
nav { margin-bottom: 16px; border-bottom: 1px solid var(--line); }
nav a { display: inline-block; padding: 8px 12px 8px 0; }
.quiet { color: var(--quiet); font-weight: 400; }
.rows { list-style: none; margin: 16px 0; padding: 0; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.rows li { display: flex; justify-content: space-between; gap: 16px; padding: 8px 16px; overflow-wrap: anywhere; }
.rows li + li { border-top: 1px solid var(--line); }
.rows .head { background: var(--panel); align-items: center; }
.rows li > :last-child:not(:first-child) { flex: none; }
.choice { display: flex; gap: 12px; align-items: center; width: 100%; padding: 4px 0; color: inherit; }
.choice img, .face { border-radius: 50%; vertical-align: middle; }
.tag { display: inline-block; padding: 0 10px; border: 1px solid var(--line); border-radius: 12px; background: var(--panel); color: var(--quiet); font-size: 13px; font-weight: 400; }
.panel { margin: 16px 0; border: 1px solid var(--line); border-radius: 8px; padding: 16px; overflow-x: auto; }
.panel > :first-child { margin-top: 0; }
.panel > :last-child { margin-bottom: 0; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
:not(pre) > code { padding: 2px 5px; border-radius: 5px; background: var(--panel); overflow-wrap: anywhere; }
pre { margin: 0; }
.readme pre { padding: 12px; border-radius: 8px; background: var(--panel); overflow-x: auto; }
.readme img { max-width: 100%; }
.readme table { border-collapse: collapse; }
.readme td, .readme th { padding: 4px 12px; border: 1px solid var(--line); }
.step { border: 1px solid var(--line); border-radius: 8px; margin: 4px 0; }
.step summary { padding: 6px 12px; cursor: pointer; overflow-wrap: anywhere; }
.log { padding: 8px 12px; border-top: 1px solid var(--line); background: var(--panel); overflow-x: auto; }
.state-success { background: var(--plus); color: var(--ink); }
.state-failure, .state-startup_failure { background: var(--minus); color: var(--ink); }
.plus { background: var(--plus); }
.minus { background: var(--minus); }
.diff span { display: block; min-height: 1.5em; }
.hljs-keyword, .hljs-literal, .hljs-type, .hljs-built_in { color: var(--word); }
.hljs-string, .hljs-regexp, .hljs-number { color: var(--text); }
.hljs-title, .hljs-attr, .hljs-name, .hljs-section { color: var(--name); }
.hljs-comment, .hljs-quote, .hljs-meta { color: var(--quiet); }
`;
