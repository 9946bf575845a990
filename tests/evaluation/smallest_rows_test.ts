import { assertEquals } from "@std/assert";
import seedrandom from "seedrandom";
import { smallestRows } from "../../lib/evaluation/_smallest_rows.ts";

Deno.test("smallestRows() agrees with sorting, ties and misleading samples included", () => {
  const random = seedrandom("smallest rows");
  for (const count of [1, 5, 300, 1500, 3000]) {
    for (const levels of [2, 40, 1e9]) {
      const values = Float64Array.from({ length: count }, () => Math.floor(random() * levels));
      // Every row that the sample looks at is large, so that its guess says nothing.
      if (levels === 40) { for (let row = 0; row < count; row += 5) values[row] = 1000 + row; }
      for (const wanted of [1, Math.ceil(count / 30), Math.ceil(count / 2), count]) {
        const cut = values.toSorted()[wanted - 1]!;
        const expected = [...values.keys()].filter((row) => values[row]! <= cut);
        const { rows, cut: found } = smallestRows(values, wanted);
        assertEquals([found, ...rows], [cut, ...expected]);
      }
    }
  }
});
