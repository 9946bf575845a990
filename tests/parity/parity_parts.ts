import type { ParityPart } from "./parity_part.ts";
import { contrastiveParity } from "./parts/contrastive.ts";
import { ntXentParity } from "./parts/nt_xent.ts";
import { tripletMarginParity } from "./parts/triplet_margin.ts";

/** Every part that the reference has too. */
export const parityParts: readonly ParityPart[] = [
  contrastiveParity,
  tripletMarginParity,
  ntXentParity,
];
