import { initWasm, Resvg } from "@resvg/resvg-wasm";

export interface RenderPngOptions {
  /** Pixels of the picture to one of the drawing; default 2, sharp on a page and in a paper's column. */
  readonly scale?: number;
}

/** Of Arial's widths, which the charts are laid out for, and free: SIL Open Font License 1.1. */
const family = "Arimo";

/**
 * Draws SVG as PNG. All text is set in a font that comes with the kit, so that equal drawings give
 * equal bytes on every machine, whatever fonts it has.
 */
export async function renderPng(
  svg: string,
  { scale = 2 }: RenderPngOptions = {},
): Promise<Uint8Array> {
  const fontBuffers = await renderer();
  const drawing = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { fontBuffers, defaultFontFamily: family, sansSerifFamily: family },
  });
  try {
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

let opened: Promise<Uint8Array[]> | undefined;

/** Starts the renderer, which a process may do once only, and reads its fonts. */
function renderer(): Promise<Uint8Array[]> {
  return opened ??= Promise.all([
    read("@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf"),
    read("@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf"),
    read("@resvg/resvg-wasm/index_bg.wasm").then((program) => initWasm(program)),
  ]).then(([regular, bold]) => [regular, bold]);
}

async function read(member: string): Promise<Uint8Array<ArrayBuffer>> {
  return await Deno.readFile(new URL(import.meta.resolve(member)));
}
