import { assertAlmostEquals, assertEquals, assertLess, assertThrows } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { contrastive } from "../../lib/losses/mod.ts";
import { allPairs } from "../../lib/miners/mod.ts";
import { type Objective, regularized, withinBatch } from "../../lib/objectives/mod.ts";
import { lp, regularFace } from "../../lib/regularizers/mod.ts";
import { add, mul, startEngine, sum } from "../../lib/tensor/mod.ts";
import { relativeError } from "../distances/_points.ts";
import { evaluateSteps } from "./_evaluate.ts";
import { randomSteps } from "./_random_steps.ts";

await startEngine({ threads: 1 });

const plain = withinBatch({ distance: euclidean(), miner: allPairs(), loss: contrastive() });
const steps = randomSteps({ count: 2, rows: 6 });

/** An objective with weights of its own. */
const withProxies: Objective = {
  ...plain,
  parameters: { "loss.proxies": { shape: [2, 2], initial: { normal: 1 } } },
  evaluate(inputs) {
    const evaluation = plain.evaluate(inputs);
    const { embeddings } = inputs.anchors;
    return { ...evaluation, loss: add(evaluation.loss, mul(sum(embeddings), 0)) };
  },
};

Deno.test("regularized() adds weighted penalties of embeddings, and tells them apart", () => {
  const objective = regularized({
    objective: plain,
    wishes: {
      length: { regularizer: lp({ power: 2 }), weight: 0.3 },
      off: { regularizer: lp({ p: 1 }), weight: 0 },
    },
  });
  const before = evaluateSteps(plain, steps);
  evaluateSteps(objective, steps).forEach(({ loss, gradient, metrics }, step) => {
    const { embeddings } = steps[step]!;
    const squares = embeddings.map((row) => row.reduce((total, x) => total + x * x, 0));
    const penalty = squares.reduce((total, square) => total + square, 0) / embeddings.length;
    assertAlmostEquals(loss, before[step]!.loss + 0.3 * penalty, 1e-5);
    assertAlmostEquals(metrics["term.regularizer.length"]!, penalty, 1e-5);
    assertEquals(metrics["selected"], before[step]!.metrics["selected"]);
    const expected = before[step]!.gradient.map((row, r) =>
      row.map((slope, c) => slope + 0.3 * 2 * embeddings[r]![c]! / embeddings.length)
    );
    assertLess(relativeError(gradient, expected), 1e-5);
  });
});

Deno.test("regularized() looks at the weights that a wish names", () => {
  const objective = regularized({
    objective: withProxies,
    wishes: {
      spread: { regularizer: regularFace(), weight: 2, parameter: "loss.proxies" },
    },
  });
  const parameters = { "loss.proxies": [[1, 0], [3, 4]] };
  const [found] = evaluateSteps(objective, steps.slice(0, 1), { parameters });
  const [before] = evaluateSteps(plain, steps.slice(0, 1));
  assertAlmostEquals(found!.loss, before!.loss + 2 * 0.6, 1e-5);
});

Deno.test("regularized() refuses negative weights, and names of weights that there are not", () => {
  const wish = { regularizer: regularFace(), weight: 1, parameter: "loss.proxy" };
  assertThrows(
    () => regularized({ objective: withProxies, wishes: { spread: wish } }),
    RangeError,
    "(loss.proxies), found loss.proxy",
  );
  assertThrows(
    () => regularized({ objective: plain, wishes: { length: { regularizer: lp(), weight: -1 } } }),
    RangeError,
    "found -1",
  );
});
