import type { ScoreKind, Scorer } from "../distances/mod.ts";
import type { Encoder } from "../encoders/mod.ts";
import type { Loss } from "../losses/mod.ts";
import type { Miner, Selection } from "../miners/mod.ts";
import type { Reducer } from "../reducers/mod.ts";
import type { Optimizer } from "./optimizer.ts";

/**
 * What a training step is made of. The loss decides: the miner must select what it takes, and the
 * distance must score as it accepts; other combinations do not compile.
 */
export interface TrainingParts<
  Chosen extends Selection = Selection,
  Kind extends ScoreKind = ScoreKind,
> {
  readonly encoder: Encoder;
  readonly distance: Scorer<NoInfer<Kind>>;
  readonly miner: Miner<NoInfer<Chosen>>;
  readonly loss: Loss<Chosen, Kind>;
  readonly reducer: Reducer;
  readonly optimizer: Optimizer;
}

/**
 * Refuses parts that do not fit together. For configs, which the type checker does not see.
 *
 * @throws {TypeError} If the miner selects what the loss does not take, or the distance scores otherwise
 * than the loss accepts.
 */
export function checkTrainingParts({ distance, miner, loss }: TrainingParts): void {
  if (!loss.selects.includes(miner.selects)) {
    throw new TypeError(
      `Cannot build training step: the loss takes ${
        loss.selects.join(" or ")
      }, the miner selects ${miner.selects}; choose another miner or loss`,
    );
  }
  if (distance.kind !== loss.accepts) {
    throw new TypeError(
      `Cannot build training step: the loss accepts a ${loss.accepts}, the scores are a ${distance.kind}; choose another distance or loss`,
    );
  }
}
