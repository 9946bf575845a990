import { z } from "zod";

const strategy = z.enum(["easy", "semi-hard", "hard", "all"]);
const bound = z.number().optional();

/** The options of `batchEasyHard`. */
export const batchEasyHardOptions = z.strictObject({
  positives: strategy.default("easy").describe(
    "Which positive: easy, the nearest; hard, the farthest; semi-hard, the farthest that is nearer than " +
      "the chosen negative; all; easy in the paper and pytorch-metric-learning",
  ),
  negatives: strategy.default("semi-hard").describe(
    "Which negative: easy, the farthest; hard, the nearest; semi-hard, the nearest that is farther than " +
      "the chosen positive; all; semi-hard in the paper and pytorch-metric-learning",
  ),
  nearestPositive: bound.describe("Positives nearer than this are left out; left out, none is"),
  farthestPositive: bound.describe("Positives farther than this are left out; left out, none is"),
  nearestNegative: bound.describe("Negatives nearer than this are left out; left out, none is"),
  farthestNegative: bound.describe("Negatives farther than this are left out; left out, none is"),
}).refine(
  ({ positives, negatives }) =>
    positives !== "semi-hard" || negatives === "easy" || negatives === "hard",
  { path: ["negatives"], message: "easy or hard beside semi-hard positives" },
).refine(
  ({ positives, negatives }) => negatives !== "semi-hard" || positives !== "all",
  { path: ["positives"], message: "easy or hard beside semi-hard negatives" },
);
