/** The look of every page, in the light and dark of the reader's system. */
export const styles = `
:root { color-scheme: light dark; --ink: #1f2328; --quiet: #59636e; --paper: #fff; --panel: #f6f8fa; --line: #d1d9e0; --accent: #0550ae; --plus: #dafbe1; --minus: #ffebe9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9198a1; --paper: #0d1117; --panel: #151b23; --line: #3d444d; --accent: #79b8ff; --plus: #12361f; --minus: #4b1a1d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
body > header { display: flex; justify-content: space-between; padding: 12px 24px; background: var(--panel); border-bottom: 1px solid var(--line); font-weight: 600; }
main { max-width: 60rem; margin: 0 auto; padding: 24px; }
a { color: var(--accent); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
h1 { font-size: 1.5rem; line-height: 1.3; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); font-weight: 400; }
.choices, .rows { list-style: none; margin: 16px 0; padding: 0; border: 1px solid var(--line); border-radius: 8px; }
.choices li + li, .rows li + li { border-top: 1px solid var(--line); }
.rows li { display: flex; justify-content: space-between; gap: 16px; padding: 8px 16px; }
.choice { display: flex; gap: 12px; align-items: center; padding: 12px 16px; color: inherit; }
.choice img { border-radius: 50%; }
.tags span { display: inline-block; margin: 0 6px 6px 0; padding: 1px 10px; border: 1px solid var(--line); border-radius: 12px; background: var(--panel); font-size: 13px; }
.panel { margin: 16px 0; border: 1px solid var(--line); border-radius: 8px; padding: 16px; overflow-x: auto; }
.panel > :first-child { margin-top: 0; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
:not(pre) > code { padding: 2px 5px; border-radius: 5px; background: var(--panel); }
pre { margin: 0; overflow-x: auto; }
.readme pre { padding: 12px; border-radius: 8px; background: var(--panel); }
.readme table { border-collapse: collapse; }
.readme td, .readme th { padding: 4px 12px; border: 1px solid var(--line); }
.plus { background: var(--plus); }
.minus { background: var(--minus); }
.diff span { display: block; min-height: 1.5em; }
`;
