import { assertThrows } from "@std/assert";
import type { ScoreKind, Scores } from "../../lib/distances/mod.ts";
import { contrastive, type Loss, ntXent, tripletMargin } from "../../lib/losses/mod.ts";
import {
  allPairs,
  allTriplets,
  asTriplets,
  type Miner,
  type Pairs,
  type Product,
  type Selection,
  type Triplets,
} from "../../lib/miners/mod.ts";
import type { Scalar } from "../../lib/tensor/mod.ts";

/** What a training step asks for: a miner whose selections the loss takes. */
type Pairing<Chosen extends Selection> = <Kind extends ScoreKind>(
  miner: Miner<Chosen>,
  loss: Loss<Chosen, Kind>,
) => void;

/** Never called: what it holds must compile, and what is marked must not. */
function wrongUses(
  distance: Scores<"distance">,
  similarity: Scores<"similarity">,
  pairs: Pairs,
  product: Product,
  margin: Scalar,
  pairing: Pairing<Triplets> & Pairing<Pairs>,
): void {
  const numbers = { margin, positiveMargin: margin };
  tripletMargin().terms({ scores: distance, selection: product, numbers });
  tripletMargin().terms({ scores: distance, selection: asTriplets(pairs), numbers });
  // @ts-expect-error: pairs are not triplets; asTriplets() is the bridge
  tripletMargin().terms({ scores: distance, selection: pairs, numbers });
  // @ts-expect-error: a similarity is no distance; asDistance() is the bridge
  tripletMargin().terms({ scores: similarity, selection: product, numbers });
  // @ts-expect-error: triplets are not pairs; asPairs() is the bridge
  contrastive().terms({ scores: distance, selection: product, numbers });
  // @ts-expect-error: NT-Xent is about similarities
  ntXent().terms({ scores: distance, selection: pairs, numbers: { temperature: margin } });
  // @ts-expect-error: NT-Xent has a temperature, no margin
  ntXent().terms({ scores: similarity, selection: pairs, numbers });

  pairing(allPairs(), contrastive());
  pairing(allTriplets(), tripletMargin());
  // @ts-expect-error: a miner of pairs does not feed a triplet loss
  pairing(allPairs(), tripletMargin());
  // @ts-expect-error: a miner of triplets does not feed a pair loss
  pairing(allTriplets(), contrastive());
}

Deno.test("wrong options neither compile nor run", () => {
  assertThrows(
    // @ts-expect-error: no such option
    () => tripletMargin({ margn: 0.1 }),
    RangeError,
    "Cannot configure triplet-margin: margn must be one of form, margin, swap, found an unknown key, did you mean margin",
  );
  // @ts-expect-error: a form has two values
  assertThrows(() => contrastive({ form: "cubed" }), RangeError, "one of squared, hinge");
  // @ts-expect-error: a number, not text
  assertThrows(() => ntXent({ temperature: "hot" }), RangeError, 'a finite number, found "hot"');
  void wrongUses;
});

Deno.test("margins and temperatures out of range are refused by name", () => {
  assertThrows(
    () => tripletMargin({ margin: -0.1 }),
    RangeError,
    "margin must be at least 0, found -0.1",
  );
  assertThrows(
    () => contrastive({ margin: -1 }),
    RangeError,
    "margin must be at least 0, found -1",
  );
  assertThrows(
    () => ntXent({ temperature: 0 }),
    RangeError,
    "temperature must be more than 0, found 0",
  );
  contrastive({ positiveMargin: -0.2 });
});
