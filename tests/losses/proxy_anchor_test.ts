import { assertAlmostEquals, assertEquals } from "@std/assert";
import { euclidean } from "../../lib/distances/mod.ts";
import { proxyAnchor, type TupleTerm } from "../../lib/losses/mod.ts";
import type { Pairs } from "../../lib/miners/mod.ts";
import { byClass } from "../../lib/relations/mod.ts";
import { scalar, startEngine, tensor1d, tensor2d } from "../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });

/** Rows at 0°, 60° and 90° to the first proxy, the second at 90°: of classes 0, 0 and 1. */
function termsOf(selection: Omit<Pairs, "kind">): Record<"positive" | "negative", TupleTerm> {
  const labels = tensor1d([0, 0, 1], "int32");
  const embeddings = tensor2d([[1, 0], [1, Math.sqrt(3)], [0, 1]]);
  const anchors = { embeddings, labels };
  return proxyAnchor({}, { classes: 2, dimensions: 2 }).terms({
    scores: euclidean().score(embeddings),
    selection: { kind: "pairs", ...selection },
    relation: byClass(labels),
    anchors,
    references: anchors,
    parameters: { proxies: tensor2d([[1, 0], [0, 1]]) },
    memory: {},
    seed: tensor1d([0, 0], "int32"),
    numbers: { margin: scalar(0.25), alpha: scalar(2) },
  }) as Record<"positive" | "negative", TupleTerm>;
}

Deno.test("proxyAnchor() adds as much of a row as it weighs, and nothing of one that no pair has", () => {
  // Row 0 stands in pairs 2 times, row 1, with itself too, 6 times, row 2 never.
  const { positive, negative } = termsOf({
    positive: tensor2d([[0, 1, 0], [1, 0, 0], [0, 0, 0]]),
    negative: tensor2d([[0, 0, 0], [0, 2, 0], [0, 0, 0]]),
  });
  const pull = (cosine: number) => Math.exp(-2 * (cosine - 0.25));
  const push = (cosine: number) => Math.exp(2 * (cosine + 0.25));
  const expected = {
    positive: [Math.log1p(pull(1) / 3 + pull(0.5)), 0],
    negative: [0, Math.log1p(push(0) / 3 + push(Math.sqrt(3) / 2))],
  };
  for (
    const [term, losses] of [[positive, expected.positive], [negative, expected.negative]] as const
  ) {
    (term.values.arraySync() as number[]).forEach((loss, proxy) =>
      assertAlmostEquals(loss, losses[proxy]!, 1e-6)
    );
  }
  assertEquals([positive, negative].map(({ divisor }) => divisor?.arraySync()), [1, 2]);
});
