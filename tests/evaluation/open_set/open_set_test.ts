import { assertAlmostEquals, assertEquals, assertRejects, assertThrows } from "@std/assert";
import seedrandom from "seedrandom";
import {
  falseAcceptThreshold,
  type Identification,
  identify,
  openSetScores,
} from "../../../lib/evaluation/mod.ts";
import { startEngine } from "../../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });

Deno.test("falseAcceptThreshold() keeps its promise over draws of the impostors", () => {
  const random = seedrandom("impostors");
  for (const [count, rate, expected] of [[9, 0.1, 0.1], [30, 0.1, 3 / 31], [200, 0.01, 2 / 201]]) {
    let accepted = 0;
    const draws = 4000;
    for (let draw = 0; draw < draws; draw++) {
      const threshold = falseAcceptThreshold(Array.from({ length: count! }, random), rate!);
      if (random() < threshold) accepted++;
    }
    // Four standard errors of a share.
    const tolerance = 4 * Math.sqrt(expected! * (1 - expected!) / draws);
    assertAlmostEquals(accepted / draws, expected!, tolerance);
  }
  assertEquals(falseAcceptThreshold([1, 2], 1), Infinity);
  assertThrows(() => falseAcceptThreshold([], 0.1), RangeError, "at least 1 impostor");
  assertThrows(() => falseAcceptThreshold([1, NaN], 0.1), RangeError, "NaN");
  assertThrows(() => falseAcceptThreshold([1], 2), RangeError, "from 0 to 1");
});

Deno.test("openSetScores() agrees with trying every threshold", () => {
  const random = seedrandom("open set");
  for (let trial = 0; trial < 20; trial++) {
    const queries = Array.from({ length: 60 }, (): Identification => {
      const known = random() < 0.6;
      const distance = Math.round(10 * (random() + (known ? 0 : 0.3))) / 10;
      return { label: known ? 1 : 9, known, prediction: random() < 0.8 ? 1 : 2, distance };
    });
    const rates = [0, 0.05, 0.2, 1];
    const { operatingPoints, known, unknown } = openSetScores(queries, rates);
    operatingPoints.forEach((point, index) => {
      let best = { identified: 0, falseAlarms: 0, misidentified: 0 };
      for (const { distance: threshold } of queries.toSorted((a, b) => a.distance - b.distance)) {
        const believed = queries.filter(({ distance }) => distance <= threshold);
        const alarms = believed.filter((it) => !it.known).length / unknown;
        if (alarms > rates[index]!) break;
        const right = believed.filter((it) => it.known && it.prediction === 1).length / known;
        const wrong = believed.filter((it) => it.known && it.prediction === 2).length / known;
        best = { identified: right, falseAlarms: alarms, misidentified: wrong };
      }
      const { identified, falseAlarms, misidentified } = point;
      assertEquals({ identified, falseAlarms, misidentified }, best);
    });
  }
});

Deno.test("identify() finds the nearest row, and says whose class the gallery lacks", async () => {
  const identified = await identify({
    embeddings: Float32Array.of(0, 1, 5, 5),
    labels: Int32Array.of(1, 7),
    dimensions: 2,
    gallery: { embeddings: Float32Array.of(0, 0, 5, 2), labels: Int32Array.of(1, 2) },
  });
  assertEquals(identified, [
    { label: 1, known: true, prediction: 1, distance: 1 },
    { label: 7, known: false, prediction: 2, distance: 3 },
  ]);
  assertThrows(() => openSetScores(identified.slice(1)), RangeError, "found 0 and 1");
  assertThrows(() => openSetScores(identified, [-1]), RangeError, "from 0 to 1");
  const gallery = { embeddings: new Float32Array(3), labels: new Int32Array(2) };
  await assertRejects(
    () =>
      identify({
        embeddings: new Float32Array(2),
        labels: new Int32Array(1),
        dimensions: 2,
        gallery,
      }),
    TypeError,
    "2 labels need embeddings of shape [2, 2], found 3 values",
  );
});
