/** Where things lie and how large they are; texts, and the data of images, stay as they are. */
const geometry = /\b(transform|d|x2?|y2?|width|height)="([^"]*)"/g;

/** A hundredth of a pixel is seen by nobody, and a notebook that holds a thousand dots is half as large. */
export function compactSvg(svg: string): string {
  return svg.replace(
    geometry,
    (_, name: string, value: string) =>
      `${name}="${
        value.replace(/-?\d+\.\d{3,}/g, (number) => `${Number(Number(number).toFixed(2))}`)
      }"`,
  );
}
