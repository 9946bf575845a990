import type { Split } from "./split.ts";

/** Data whose images are put together from others; they are called composed wherever figures stand. */
const composed: readonly string[] = ["digit-pairs"];

/** What figures on the test part are figures of, in a sentence for beneath a table. */
export function describeTest({ heldOut, test }: Pick<Split, "heldOut" | "test">): string {
  const { name, labels } = test;
  const classes = new Set(labels).size;
  const data = composed.includes(name) ? `${name} (composed)` : name;
  return heldOut === "classes"
    ? `Test: ${labels.length} images of ${classes} classes of ${data} that training has not seen.`
    : `Test: ${labels.length} held-out images of ${data}, of the ${classes} classes that training sees.`;
}
