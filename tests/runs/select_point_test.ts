import { assertEquals } from "@std/assert";
import { type Candidate, selectPoint } from "../../lib/runs/mod.ts";

const at = (margin: number, validation: readonly number[]): Candidate => (
  { point: { "loss.margin": margin }, validation }
);

Deno.test("selectPoint() takes the highest mean over seeds", () => {
  const selected = selectPoint([at(0.1, [0.3, 0.3]), at(0.2, [0.1, 0.6]), at(0.5, [0.2, 0.2])]);
  assertEquals(selected, { point: { "loss.margin": 0.2 }, atEdge: [] });
});

Deno.test("selectPoint() flags the smallest and the largest value tried", () => {
  assertEquals(selectPoint([at(2, [0.1]), at(1, [0.2])])?.atEdge, ["loss.margin"]);
  assertEquals(selectPoint([at(2, [0.3]), at(1, [0.2])])?.atEdge, ["loss.margin"]);
});

Deno.test("selectPoint() flags the axes one by one; words and single values have no edge", () => {
  const point = (margin: number, size: number, encoder: string): Candidate => ({
    point: { "loss.margin": margin, batchSize: size, encoder },
    validation: [margin === 2 && size === 60 ? 0.5 : 0.1],
  });
  const candidates = [1, 2, 3].flatMap((margin) =>
    [60, 120].flatMap((size) => [point(margin, size, "mlp"), point(margin, size, "cnn")])
  );
  assertEquals(selectPoint(candidates)?.atEdge, ["batchSize"]);
  assertEquals(selectPoint([at(1, [0.2])])?.atEdge, []);
});

Deno.test("selectPoint() takes the smallest of equals, in whatever order they come", () => {
  assertEquals(selectPoint([0.5, 0.1, 0.2].map((margin) => at(margin, [0.4])))?.point, {
    "loss.margin": 0.1,
  });
});

Deno.test("selectPoint() passes over points whose trials all failed", () => {
  assertEquals(selectPoint([at(1, [])]), undefined);
});
