import { kernel } from "./_kernel.ts";

/** The kernel sends outputs from a queue of their own, measured at under 20 ms behind the cell. */
const settleMilliseconds = 25;

/** Larger outputs take longer to encode and sign, about 1 ms for this many characters. */
const charactersPerMillisecond = 10_000;

/**
 * Waits until the outputs of this cell have left the kernel; at once outside a notebook.
 *
 * The Deno kernel may report a cell as done before its outputs are sent, and a program that
 * executes notebooks drops what comes later. `show()` and `progress()` flush by themselves: call
 * this at the end of a cell that prints with `console.log()`.
 *
 * @param characters Roughly how much was just put out.
 */
export async function flush(characters = 0): Promise<void> {
  if (kernel() === undefined) return;
  const milliseconds = settleMilliseconds + characters / charactersPerMillisecond;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
