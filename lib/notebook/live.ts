import { kernel } from "./_kernel.ts";
import { flush } from "./flush.ts";
import { mimeBundle, type Showable } from "./mime_bundle.ts";
import { show, type ShowOptions } from "./show.ts";

/** One place below the cell that shows something which changes. */
export interface Live {
  /**
   * Shows the thing that `make` gives in the place of the one before; at most once a second, so that calls
   * in between cost nothing. Outside a notebook nothing is shown yet.
   */
  update(make: () => Showable | Promise<Showable>): Promise<void>;
  /** Shows the last thing, for good; in a plain script as `show()` does. */
  finish(thing: Showable): Promise<void>;
}

/** A chart takes some 30 ms to draw: training goes on at nearly its full speed. */
const drawEveryMilliseconds = 1000;

/**
 * Shows something while it changes, such as a loss curve during training: one output, which is replaced by
 * the next.
 *
 * @example
 * ```ts
 * import { live } from "@marginalia/marginalia/notebook";
 *
 * const rows: { step: number; loss: number }[] = [];
 * const table = live();
 * for (let step = 1; step <= 3; step++) {
 *   rows.push({ step, loss: 1 / step });
 *   await table.update(() => rows);
 * }
 * await table.finish(rows);
 * ```
 */
export function live(options: ShowOptions = {}): Live {
  const jupyter = kernel();
  if (jupyter === undefined) {
    return { update: () => Promise.resolve(), finish: (thing) => show(thing, options) };
  }
  const { file: _, ...rest } = options;
  const id = crypto.randomUUID();
  let [shown, drawnAt] = [false, -Infinity];

  async function draw(thing: Showable): Promise<number> {
    const bundle = await mimeBundle(thing, rest);
    await jupyter!.display({ ...bundle }, { raw: true, update: shown, display_id: id });
    shown = true;
    return JSON.stringify(bundle).length;
  }

  return {
    async update(make) {
      if (performance.now() - drawnAt < drawEveryMilliseconds) return;
      await draw(await make());
      drawnAt = performance.now();
    },
    async finish(thing) {
      await flush(await draw(thing));
    },
  };
}
