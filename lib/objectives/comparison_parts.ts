import type { ScoreKind, Scorer } from "../distances/mod.ts";
import type { Loss } from "../losses/mod.ts";
import type { Miner, Selection } from "../miners/mod.ts";
import type { Reducer } from "../reducers/mod.ts";
import type { Relate } from "../relations/mod.ts";

/**
 * What embeddings are compared by. The loss decides: the miner must select what it takes, and the
 * distance must score as it accepts; other combinations do not compile.
 */
export interface ComparisonParts<
  Chosen extends Selection = Selection,
  Kind extends ScoreKind = ScoreKind,
> {
  readonly distance: Scorer<NoInfer<Kind>>;
  readonly miner: Miner<NoInfer<Chosen>>;
  readonly loss: Loss<Chosen, Kind>;
  /** Default: the loss's usual reducer. */
  readonly reducer?: Reducer;
  /** Who is positive and who negative to whom, by their labels. Default: `byClass`. */
  readonly relate?: Relate;
}

/**
 * Refuses parts that do not fit together. For configs, which the type checker does not see.
 *
 * @throws {TypeError} If the miner selects what the loss does not take, or the distance scores otherwise
 * than the loss accepts.
 */
export function checkComparisonParts<Chosen extends Selection, Kind extends ScoreKind>(
  { distance, miner, loss }: ComparisonParts<Chosen, Kind>,
): void {
  if (!loss.selects.includes(miner.selects)) {
    throw new TypeError(
      `Cannot compare embeddings: the loss takes ${
        loss.selects.join(" or ")
      }, the miner selects ${miner.selects}; choose another miner or loss`,
    );
  }
  if (!loss.accepts.includes(distance.kind)) {
    throw new TypeError(
      `Cannot compare embeddings: the loss accepts a ${
        loss.accepts.join(" or a ")
      }, the scores are a ${distance.kind}; choose another distance or loss`,
    );
  }
}
