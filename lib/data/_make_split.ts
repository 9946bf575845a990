import { createHash } from "node:crypto";
import type { Dataset } from "./dataset.ts";
import type { Split } from "./split.ts";

/** Names three parts by their content. */
export function makeSplit({ heldOut, train, validation, test }: Omit<Split, "sha256">): Split {
  const hash = createHash("sha256");
  for (const part of [train, validation, test]) {
    // With the count first, samples cannot move from one part to the next unnoticed.
    hash.update(`${part.shape.join("x")} ${part.labels.length}\n`);
    hash.update(part.pixels);
    hash.update(littleEndian(part));
  }
  return { heldOut, train, validation, test, sha256: hash.digest("hex") };
}

/** Labels as four bytes each, the same on every processor. */
function littleEndian({ labels }: Dataset): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * labels.length));
  labels.forEach((label, sample) => view.setInt32(4 * sample, label, true));
  return new Uint8Array(view.buffer);
}
