/**
 * A drawing as it stands within a page: without its prolog, its ids prefixed, since they hold for the
 * whole page and a chart would be clipped by another's path, and its coordinates cut to two decimals.
 */
export function inlineSvg(svg: string, prefix: string): string {
  return svg
    .replace(/^<\?xml[^>]*>\s*/, "")
    .replaceAll(/\bid="([^"]+)"/g, `id="${prefix}-$1"`)
    .replaceAll(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`)
    .replaceAll(
      / (d|transform|points)="([^"]*)"/g,
      (_, name, value) => ` ${name}="${shorten(value)}"`,
    );
}

function shorten(coordinates: string): string {
  return coordinates.replaceAll(
    /-?\d+\.\d{3,}/g,
    (number) => String(Number(Number(number).toFixed(2))),
  );
}
