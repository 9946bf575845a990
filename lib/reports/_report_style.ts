import { darkTheme, lightTheme, type Theme } from "../charts/mod.ts";
import type { SpriteSheet } from "./report.ts";

/** Each color of the light charts with its counterpart on dark pages. */
function colorPairs(): (readonly [light: string, dark: string])[] {
  const colors = ({ background, text, muted, grid, series, ramp }: Theme) => [
    background,
    text,
    muted,
    grid,
    ...series,
    ...ramp,
  ];
  const dark = colors(darkTheme);
  return colors(lightTheme).map((color, index) => [color, dark[index]!]);
}

const darkCharts = colorPairs().map(([light, dark]) =>
  `  svg [fill="${light}"] { fill: ${dark}; } svg [stroke="${light}"] { stroke: ${dark}; }`
).join("\n");

/**
 * The report's look. Charts are drawn once, in light colors; on dark pages each color is replaced by its
 * counterpart. Print is always light.
 */
export const reportStyle = `
:root { --page: ${lightTheme.background}; --text: ${lightTheme.text}; --muted: #5f5f5f; --line: #d9d9d9;
  --panel: #f5f5f5; --link: #005a8d; }
@media screen and (prefers-color-scheme: dark) {
  :root { --page: ${darkTheme.background}; --text: ${darkTheme.text}; --muted: #a0a6ad; --line: #363c43;
    --panel: #1f2429; --link: #7cc4f0; }
${darkCharts}
}
body { margin: 0; background: var(--page); color: var(--text);
  font: 16px/1.5 Helvetica, Arial, "Liberation Sans", sans-serif; }
main { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.75rem 0 .9rem; padding-top: .9rem; border-top: 1px solid var(--line); }
a { color: var(--link); }
.summary { font-size: 1.05rem; margin: 0; max-width: 46rem; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: 1rem 0 0; }
nav li { margin: 0; }
nav a { text-decoration: none; }
nav a:hover, .files a:hover { text-decoration: underline; }
p, section ul { max-width: 46rem; margin: 0 0 .75rem; }
.scroll { overflow-x: auto; }
.table { margin: 0 0 1.5rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .95rem; }
caption { caption-side: top; text-align: left; color: var(--muted); font-size: .9rem; padding: 0 0 .4rem; }
th, td { text-align: left; padding: .3rem 1.4rem .3rem 0; white-space: nowrap; }
th.number, td.number { text-align: right; }
th[scope="row"] { font-weight: normal; }
thead th { border-top: 2px solid var(--text); border-bottom: 1px solid var(--text); }
tbody tr:last-child > * { border-bottom: 2px solid var(--text); }
.note, figcaption { color: var(--muted); font-size: .9rem; margin: .4rem 0 0; max-width: 46rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1.5rem 2rem; margin: 0 0 1.5rem; }
figure { margin: 0; max-width: 100%; }
figcaption { width: 0; min-width: 100%; }
.files { white-space: nowrap; font-size: .85rem; }
.files a { color: var(--muted); text-decoration: none; margin-left: .5rem; }
svg { max-width: 100%; height: auto; display: block; }
svg.chosen g.mark-symbol.role-mark > path { opacity: .12; }
svg.chosen g.mark-symbol.role-mark > path.of-class { opacity: 1; }
svg.chosen g.mark-symbol.role-mark > path.this { stroke: var(--text); stroke-width: 2; }
svg.chosen g.mark-image { opacity: .25; }
svg g.mark-image { pointer-events: none; }
#tip { position: fixed; z-index: 1; pointer-events: none; background: var(--page); color: var(--text);
  border: 1px solid var(--line); border-radius: 4px; box-shadow: 0 2px 8px #0004; padding: .4rem .6rem;
  font-size: .85rem; max-width: 24rem; }
#tip[hidden], #tip .sprite[hidden] { display: none; }
#tip .sprite { display: block; margin: 0 auto .3rem; }
#tip .words { display: block; text-align: center; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 4px;
  padding: .75rem 1rem; overflow-x: auto; }
code { font: .875rem/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0 0 1rem; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
section ul { padding-left: 1.2rem; }
details { margin: 0 0 1rem; }
details > summary { cursor: pointer; margin: 0 0 .75rem; }
@media print { nav, .files, #tip { display: none; } .scroll { overflow: visible; }
  pre { white-space: pre-wrap; } figure, tr { break-inside: avoid; } h2 { break-after: avoid; } }
`;

// A small image is shown enlarged, about this high, in whole steps, so that its pixels stay square.
const shownHeight = 96;

/** Where a cell of the sheet lies: its number is set by the script. */
export function spriteStyle(
  { address, columns, rows, cell: [height, width] }: SpriteSheet,
): string {
  const zoom = Math.max(1, Math.floor(shownHeight / height));
  const [high, wide] = [zoom * height, zoom * width];
  return `#tip .sprite { width: ${wide}px; height: ${high}px; image-rendering: pixelated;
  background: url(${address}) 0 0 / ${columns * wide}px ${rows * high}px;
  background-position: calc(var(--column) * -${wide}px) calc(var(--row) * -${high}px); }
`;
}
