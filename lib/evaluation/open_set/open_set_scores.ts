import { countPairs } from "../verification/count_pairs.ts";
import { rocAuc } from "../verification/roc_auc.ts";
import type { Identification } from "./identify.ts";

/** How well queries are identified where some are of no known class. */
export interface OpenSetScores {
  /** Queries of known and of unknown classes. */
  readonly known: number;
  readonly unknown: number;
  /** Area under the ROC curve of telling known from unknown queries by their distance, 0-1. */
  readonly detectionAuc: number;
  /** Share of known queries whose nearest neighbor is of their class, however far: the closed-set accuracy. */
  readonly rankOneAccuracy: number;
  /** At each false alarm rate asked for. */
  readonly operatingPoints: readonly OpenSetPoint[];
}

/** Identification at a threshold: nearer queries are believed, the others called unknown. */
export interface OpenSetPoint {
  /** What was asked for. */
  readonly falseAlarmRate: number;
  /** Share of unknown queries that are believed to be known: at most what was asked for. */
  readonly falseAlarms: number;
  /** Detection and identification rate: share of known queries believed, and to be of their class. */
  readonly identified: number;
  /** Share of known queries believed, but to be of another class. */
  readonly misidentified: number;
  /** A query is believed whose distance is at most this; -Infinity where none may be. */
  readonly threshold: number;
}

/**
 * Open-set identification: the detection and identification rate (first rank) at given false alarm rates,
 * each at the largest threshold that keeps false alarms among these unknown queries within the rate. Such
 * a threshold has seen these queries: for one to use on others, see `falseAcceptThreshold()`.
 *
 * Reference: Phillips, Grother, Micheals, "Evaluation methods in face recognition", 2011, section 21.3.2.
 *
 * @param falseAlarmRates Shares of unknown queries; default 0.1, 0.01.
 * @throws {RangeError} If there are no known, or no unknown queries, or a rate is no share.
 *
 * @example One stranger, nearer than the second acquaintance
 * ```ts
 * import { openSetScores } from "@marginalia/marginalia/evaluation";
 * import { assertEquals } from "@std/assert";
 *
 * const scores = openSetScores([
 *   { label: 1, known: true, prediction: 1, distance: 0.1 },
 *   { label: 2, known: true, prediction: 2, distance: 0.5 },
 *   { label: 9, known: false, prediction: 2, distance: 0.4 },
 * ], [0]);
 * assertEquals([scores.rankOneAccuracy, scores.detectionAuc], [1, 0.5]);
 * assertEquals(scores.operatingPoints[0]?.identified, 0.5);
 * ```
 */
export function openSetScores(
  identifications: readonly Identification[],
  falseAlarmRates: readonly number[] = [0.1, 0.01],
): OpenSetScores {
  const known = identifications.filter((it) => it.known);
  const unknown = identifications.filter((it) => !it.known);
  if (known.length === 0 || unknown.length === 0) {
    throw new RangeError(
      "Cannot score open-set identification: needs queries of known and of unknown classes, found " +
        `${known.length} and ${unknown.length}`,
    );
  }
  const strangers = Float64Array.from(unknown, ({ distance }) => distance).sort();
  const isRight = ({ label, prediction }: Identification) => label === prediction;
  return {
    known: known.length,
    unknown: unknown.length,
    detectionAuc: rocAuc(countPairs({
      distances: identifications.map(({ distance }) => distance),
      labels: identifications.map((it) => it.known ? "same" : "different"),
    })),
    rankOneAccuracy: known.filter(isRight).length / known.length,
    operatingPoints: falseAlarmRates.map((rate) => {
      const threshold = largestThreshold(strangers, rate, known);
      const believed = known.filter(({ distance }) => distance <= threshold);
      const identified = believed.filter(isRight).length;
      return {
        falseAlarmRate: rate,
        falseAlarms: strangers.filter((distance) => distance <= threshold).length / unknown.length,
        identified: identified / known.length,
        misidentified: (believed.length - identified) / known.length,
        threshold,
      };
    }),
  };
}

/** The largest distance of any query that no more than the share of strangers lies within. */
function largestThreshold(
  strangers: Float64Array,
  rate: number,
  known: readonly Identification[],
): number {
  if (!(rate >= 0 && rate <= 1)) {
    throw new RangeError(
      `Cannot score open-set identification: a false alarm rate must be from 0 to 1, found ${rate}`,
    );
  }
  const firstRejected = strangers[Math.floor(rate * strangers.length)] ?? Infinity;
  let largest = -Infinity;
  for (const distance of [...strangers, ...known.map((it) => it.distance)]) {
    if (distance < firstRejected && distance > largest) largest = distance;
  }
  return largest;
}
