/** The report's look. The dark background is that of the dark charts, so that they have no edge. */
export const reportStyle = `
:root { --page: #ffffff; --text: #222222; --muted: #5f5f5f; --line: #d9d9d9; --panel: #f5f5f5; }
@media (prefers-color-scheme: dark) {
  :root { --page: #16191d; --text: #e6e6e6; --muted: #a0a6ad; --line: #363c43; --panel: #1f2429; }
}
body { margin: 0; background: var(--page); color: var(--text);
  font: 16px/1.5 Helvetica, Arial, "Liberation Sans", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .75rem; }
.summary { font-size: 1.05rem; margin: 0; max-width: 46rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: left; padding: .35rem 1.5rem .35rem 0; white-space: nowrap; }
th[scope="row"] { font-weight: normal; }
thead th { border-top: 2px solid var(--text); border-bottom: 1px solid var(--text); }
tbody tr:last-child > * { border-bottom: 2px solid var(--text); }
.number { text-align: right; }
.note, figcaption { color: var(--muted); font-size: .9rem; margin: .4rem 0 0; max-width: 46rem; }
figure { margin: 0; }
svg { max-width: 100%; height: auto; }
.dark-only { display: none; }
@media (prefers-color-scheme: dark) { .light-only { display: none; } .dark-only { display: block; } }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 4px;
  padding: .75rem 1rem; overflow-x: auto; }
code { font: .875rem/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
ul { padding-left: 1.2rem; margin: 0; }
summary { cursor: pointer; }
@media print { .scroll { overflow: visible; } pre { white-space: pre-wrap; } }
`;
