import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { streams } from "../../lib/random/mod.ts";
import { samplers } from "../../lib/samplers/mod.ts";
import { unevenLabels } from "./uneven_labels.ts";

const labels = unevenLabels();
const STEPS = 40;

/** All that any sampler needs: categories of 3, 3 and 4 classes, uneven weights, some copies. */
const context = {
  labels,
  batchSize: 24,
  categories: labels.map((label) => Math.min(2, Math.floor(label / 30))),
  weights: Float64Array.from(labels, (label, image) => image % 5 === 0 ? 0 : 1 + label),
  contents: labels.map((_, image) => image % 7 === 0 ? -1 : image),
};

/** These look at no labels: a batch of theirs is of one class where chance will have it. */
const unlabelled = ["no-duplicates", "uniform"];

for (const [name, sampler] of Object.entries(samplers)) {
  const open = (seed: number) => sampler({}, { ...context, streams: streams(seed) });

  Deno.test(`${name} stands under its own name`, () => assertEquals(sampler.partName, name));

  Deno.test(`${name} gives batches of the batch size, all indices valid`, () => {
    const { batch, batchSize } = open(1);
    assertEquals(batchSize, 24);
    for (let step = 0; step < STEPS; step++) {
      const chosen = batch(step);
      assertEquals(chosen.length, 24);
      assertEquals(chosen.every((image) => 0 <= image && image < labels.length), true);
    }
  });

  Deno.test(`${name} gives the same batch for the same seed and step, in whatever order asked`, () => {
    const { batch } = open(1);
    const forwards = Array.from({ length: STEPS }, (_, step) => batch(step));
    const again = open(1);
    for (let step = STEPS - 1; step >= 0; step--) assertEquals(again.batch(step), forwards[step]);
    assertEquals(open(1).batch(17), forwards[17]);
  });

  Deno.test(`${name} gives a caller its own copy of a batch`, () => {
    const { batch } = open(1);
    const kept = batch(3).slice();
    batch(3).fill(0);
    assertEquals(batch(3), kept);
  });

  Deno.test(`${name} gives other batches at another step and under another seed`, () => {
    assertNotEquals(open(1).batch(0), open(1).batch(1));
    assertNotEquals(open(1).batch(0), open(2).batch(0));
  });

  Deno.test(`${name} draws from the sampler stream only`, () => {
    const names = new Set<string>();
    const { open, seed } = streams(3);
    const watched = {
      seed,
      open: (...[stream, key]: Parameters<typeof open>) => (names.add(stream), open(stream, key)),
    };
    sampler({}, { ...context, streams: watched }).batch(0);
    assertEquals([...names], ["sampler"]);
  });

  Deno.test(`${name} refuses a step below 0 and a batch size that is no count`, () => {
    assertThrows(() => open(1).batch(-1), RangeError, "≥ 0, found -1");
    assertThrows(() => open(1).batch(0.5), RangeError, "found 0.5");
    for (const batchSize of [0, -24, 24.5, NaN]) {
      const wrong = { ...context, batchSize, streams: streams(1) };
      assertThrows(() => sampler({}, wrong), RangeError, `found ${batchSize}`);
    }
  });

  Deno.test(`${name} gives no batch of a single class without saying so`, () => {
    if (unlabelled.includes(name)) return;
    const { batch } = open(4);
    for (let step = 0; step < STEPS; step++) {
      assertNotEquals(new Set(batch(step).map((image) => labels[image]!)).size, 1);
    }
    const alone = { ...context, labels: labels.map(() => 3), categories: labels.map(() => 0) };
    assertThrows(() => sampler({}, { ...alone, streams: streams(4) }), RangeError, "Cannot sample");
  });
}
