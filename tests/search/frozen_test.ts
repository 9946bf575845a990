/** Frozen values: they say that published searches still try the same, not that the points are good. */
import { assertEquals } from "@std/assert";
import { propose, type SearchPoint, type SearchSpace } from "../../lib/search/mod.ts";

const space: SearchSpace = {
  "loss.margin": { kind: "float", low: 0, high: 1 },
  "encoder.dimensions": { kind: "int", low: 8, high: 512, log: true },
  "loss.form": { kind: "choice", values: ["hinge", "soft"] },
};

/** Margin to 6 digits, since the last bits are of no interest. */
function brief(point: SearchPoint | undefined) {
  const margin = Number(point?.["loss.margin"]).toFixed(6);
  return `${margin} ${point?.["encoder.dimensions"]} ${point?.["loss.form"]}`;
}

function nth(strategy: "random" | "sobol" | "tpe", count: number): string {
  const points: SearchPoint[] = [];
  for (let trial = 0; trial < count; trial++) {
    const history = points.map((point) => ({
      point,
      score: -Math.abs(Number(point["loss.margin"]) - 0.3),
    }));
    points.push(...propose({ strategy, space, seed: 42, history, count: 1 }));
  }
  return brief(points.at(-1));
}

Deno.test("propose() still gives the published points", () => {
  assertEquals(nth("random", 1), "0.238146 239 hinge");
  assertEquals(nth("random", 12), "0.769378 137 hinge");
  assertEquals(nth("sobol", 1), "0.718177 24 soft");
  assertEquals(nth("sobol", 12), "0.624691 12 hinge");
  assertEquals(nth("tpe", 11), "0.151699 320 soft");
  assertEquals(nth("tpe", 14), "0.214468 36 soft");
});
