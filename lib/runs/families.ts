import { augmentations } from "../augmentations/mod.ts";
import { datasets } from "../data/mod.ts";
import { distances } from "../distances/mod.ts";
import { encoders } from "../encoders/mod.ts";
import { losses } from "../losses/mod.ts";
import { miners } from "../miners/mod.ts";
import { objectives } from "../objectives/mod.ts";
import { reducers } from "../reducers/mod.ts";
import { samplers } from "../samplers/mod.ts";
import { optimizers } from "../training/mod.ts";

/** Every family of parts, under the key that a trial's configuration has for it. */
export const families = {
  data: datasets,
  encoder: encoders,
  sampler: samplers,
  augmentation: augmentations,
  distance: distances,
  miner: miners,
  loss: losses,
  reducer: reducers,
  objective: objectives,
  optimizer: optimizers,
} as const;
