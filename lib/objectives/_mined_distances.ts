import { asDistance, type ScoreKind, type Scores } from "../distances/mod.ts";
import { stopGradient } from "../tensor/mod.ts";

/** What miners see and metrics measure: distances, through which no gradient flows. */
export function minedDistances<Kind extends ScoreKind>(scores: Scores<Kind>): Scores<"distance"> {
  const distances = isDistance(scores)
    ? scores
    : asDistance(scores as Scores<"similarity">, { form: "one-minus" });
  return { ...distances, matrix: stopGradient(distances.matrix) };
}

function isDistance(scores: Scores): scores is Scores<"distance"> {
  return scores.kind === "distance";
}
