import { euclidean } from "../../../lib/distances/mod.ts";
import { simsiam } from "../../../lib/losses/mod.ts";
import { allPairs } from "../../../lib/miners/mod.ts";
import { randomRows, type Rows } from "../../distances/_points.ts";
import { type GivenWeights, type LossCase, lossCase } from "../_loss_case.ts";
import { context, dotOf, lengthOf } from "./_class_oracle.ts";
import { centeredColumns, halves, viewExemptions } from "./_view_oracle.ts";

const columnsOf = (rows: Rows) => rows[0]!.map((_, column) => rows.map((row) => row[column]!));

/** Rows times a matrix. */
const times = (rows: Rows, matrix: Rows) =>
  rows.map((row) => columnsOf(matrix).map((column) => dotOf(row, column)));

function predictionsOf(view: Rows, weights: GivenWeights): Rows {
  const [scale, offset, bias] = ["predictor1.scale", "predictor1.offset", "predictor2.bias"]
    .map((name) => weights[name]![0]!) as [number[], number[], number[]];
  const hidden = centeredColumns(times(view, weights["predictor1.weight"]!)).map((column, unit) => {
    const deviation = Math.sqrt(dotOf(column, column) / column.length + 1e-5);
    return column.map((x) => Math.max(0, scale[unit]! * x / deviation + offset[unit]!));
  });
  return times(columnsOf(hidden), weights["predictor2.weight"]!)
    .map((row) => row.map((x, axis) => x + bias[axis]!));
}

function caseOf(hidden: number): LossCase {
  const { dimensions } = context;
  return lossCase({
    name: `simsiam with ${hidden} hidden units`,
    part: "simsiam",
    loss: simsiam({ bottleneck: hidden / dimensions }, context),
    miner: allPairs(),
    scorer: euclidean(),
    weights: {
      "predictor1.weight": randomRows(dimensions, hidden, 12),
      "predictor1.scale": randomRows(1, hidden, 13),
      "predictor1.offset": randomRows(1, hidden, 14),
      "predictor2.weight": randomRows(hidden, dimensions, 15),
      "predictor2.bias": randomRows(1, dimensions, 16),
    },
    exempt: viewExemptions,
    tuples(x, _labels, { weights, fixed }) {
      const [first, second] = halves(x);
      const goals = [...fixed.slice(x.length / 2), ...fixed.slice(0, x.length / 2)];
      const predictions = [...predictionsOf(first, weights), ...predictionsOf(second, weights)];
      return {
        rows: predictions.map((prediction, row) =>
          1 - dotOf(prediction, goals[row]!) / (lengthOf(prediction) * lengthOf(goals[row]!))
        ),
      };
    },
  });
}

export const simsiamCases: readonly LossCase[] = [caseOf(3), caseOf(6)];
