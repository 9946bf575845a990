import { assert, assertAlmostEquals, assertThrows } from "@std/assert";
import { startEngine, tensor2d } from "../../lib/tensor/mod.ts";
import { randomRows, type Rows } from "../distances/_points.ts";
import type { LossCase } from "./_loss_case.ts";
import { barlowTwinsCases } from "./cases/barlow_twins.ts";
import { simsiamCases } from "./cases/simsiam.ts";
import { vicRegCases } from "./cases/vic_reg.ts";

await startEngine({ threads: 1 });

function valueOf({ value, weights, label }: LossCase, rows: Rows): number {
  const own = Object.fromEntries(
    Object.entries(weights).map(([name, each]) => [name, tensor2d(each as number[][])]),
  );
  return value(tensor2d(rows as number[][]), label(rows.map(() => -1)), "mean", own).arraySync();
}

for (const loss of [...barlowTwinsCases, ...simsiamCases, ...vicRegCases]) {
  const rows = randomRows(10, 4, 5);

  Deno.test(`${loss.name} does not depend on the order of images, nor on which view is first`, () => {
    const order = [3, 0, 4, 1, 2];
    const moved = [...order, ...order.map((image) => image + 5)].map((row) => rows[row]!);
    const swapped = [...rows.slice(5), ...rows.slice(0, 5)];
    // Sums run in another order: a few roundings of float32.
    const tolerance = 2e-6 * Math.max(1, valueOf(loss, rows));
    assertAlmostEquals(valueOf(loss, moved), valueOf(loss, rows), tolerance);
    assertAlmostEquals(valueOf(loss, swapped), valueOf(loss, rows), tolerance);
  });

  Deno.test(`${loss.name} takes one image, and refuses a batch that does not part into views`, () => {
    assert(Number.isFinite(valueOf(loss, rows.slice(0, 2))));
    assertThrows(
      () => valueOf(loss, rows.slice(0, 7)),
      RangeError,
      "Cannot compare two views: needs an even number of rows, the first view's and then the second's, " +
        "found 7",
    );
  });
}
