import { assertEquals } from "@std/assert";
import { summaryTable, textTable } from "../../lib/charts/mod.ts";
import { summarize } from "../../lib/statistics/mod.ts";

const options = {
  baselines: [
    { name: "untrained", mean: 0.0761 },
    { name: "raw pixels", mean: 0.133 },
    { name: "chance", mean: 0.012 },
  ],
  metric: "MAP@R",
  option: "margin",
};
const unit = "training seeds";

Deno.test("summaryTable() shows intervals, flags the grid's edge and lists the baselines", () => {
  const table = summaryTable([
    {
      setup: "online",
      loss: "triplet",
      selected: "0.05",
      atEdge: true,
      validation: summarize([0.5, 0.5], { unit }),
      test: summarize([0.48, 0.5], { unit, level: 0.95 }),
    },
  ], options);
  assertEquals(
    textTable(table),
    [
      "set-up      loss     best margin  validation MAP@R     test MAP@R  seeds",
      "────────────────────────────────────────────────────────────────────────",
      "online      triplet       0.05 *     0.500 ± 0.000  0.490 ± 0.127      2",
      "untrained                                                   0.076",
      "raw pixels                                                  0.133",
      "chance                                                      0.012",
      "",
      "The best margin is chosen on validation; test plays no part in it.",
      "±: half-width of the 95 % t interval over training seeds.",
      "* at the edge of the grid (online): a better margin may lie beyond it.",
      "",
    ].join("\n"),
  );
});

Deno.test("summaryTable() claims no interval for a single seed", () => {
  const single = summarize([0.4], { unit });
  const row = {
    setup: "a",
    loss: "b",
    selected: "1",
    atEdge: false,
    validation: single,
    test: single,
  };
  const { rows, notes } = summaryTable([row], options);
  assertEquals(rows[0], ["a", "b", "1", "0.400", "0.400", "1"]);
  assertEquals(notes?.length, 1);
});
