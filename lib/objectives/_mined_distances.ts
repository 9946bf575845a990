import { asDistance, type ScoreKind, type Scores } from "../distances/mod.ts";
import { stopGradient } from "../tensor/mod.ts";

/**
 * What miners see and metrics measure: distances, through which no gradient flows. A cosine becomes 1 − s,
 * any other similarity −s.
 */
export function minedDistances<Kind extends ScoreKind>(scores: Scores<Kind>): Scores<"distance"> {
  const distances = isDistance(scores) ? scores : asDistance(scores as Scores<"similarity">, {
    form: scores.form === "cosine" ? "one-minus" : "negative",
  });
  return { ...distances, matrix: stopGradient(distances.matrix) };
}

function isDistance(scores: Scores): scores is Scores<"distance"> {
  return scores.kind === "distance";
}
