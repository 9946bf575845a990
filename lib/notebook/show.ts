// deno-lint-ignore-file no-console -- in a plain script, printing is how a thing is shown
import { kernel } from "./_kernel.ts";
import { flush } from "./flush.ts";
import { mimeBundle, type MimeBundleOptions, type Showable } from "./mime_bundle.ts";

export interface ShowOptions extends MimeBundleOptions {
  /** Where a plain script keeps the picture (SVG or HTML); a notebook keeps it in itself. */
  readonly file?: string;
}

/**
 * Shows a chart, a picture, a table or text: in a notebook below the cell, in a plain script as
 * text on standard output, with the picture written to `file` if one is named.
 *
 * Await it, in a notebook as the last line of its cell: it returns once the output is safe.
 *
 * @example
 * ```ts
 * import { show } from "@marginalia/marginalia/notebook";
 *
 * await show([{ encoder: "untrained", "MAP@R": 0.076 }, { encoder: "trained", "MAP@R": 0.49 }]);
 * ```
 */
export async function show(thing: Showable, options: ShowOptions = {}): Promise<void> {
  const { file, ...rest } = options;
  const bundle = await mimeBundle(thing, rest);
  const jupyter = kernel();
  if (jupyter !== undefined) {
    await jupyter.display({ ...bundle }, { raw: true });
    return await flush(JSON.stringify(bundle).length);
  }
  console.log(bundle["text/plain"]);
  const picture = bundle["image/svg+xml"] ?? bundle["text/html"];
  if (file === undefined || typeof picture !== "string") return;
  await Deno.writeTextFile(file, picture);
  console.log(`Written to ${file}`);
}
