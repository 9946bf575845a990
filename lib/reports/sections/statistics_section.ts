import { isDeepStrictEqual } from "node:util";
import { primaryMetric } from "../../runs/mod.ts";
import {
  compareToControl,
  type Comparison as Verdicts,
  formatPValue,
} from "../../statistics/mod.ts";
import type { Table } from "../../charts/mod.ts";
import type { Arm } from "../arm.ts";
import type { Comparison } from "../comparison.ts";
import type { ReportSection } from "../report.ts";

// Smaller differences of MAP@R would change nobody's choice; stated wherever equivalence is claimed.
const margin = 0.01;

/**
 * Every arm beside one named control, paired by seed, in words and figures; says why where nothing can be
 * tested.
 */
export function statisticsSection({ sweeps, arms }: Comparison, name?: string): ReportSection {
  const title = "Statistics";
  const named = name ?? sweeps.map(({ summary }) => summary.control).find((it) => it !== undefined);
  const sentences = (...words: string[]): ReportSection => ({
    title,
    blocks: [{ kind: "sentences", sentences: words }],
  });
  if (named === undefined) {
    return sentences(
      "No set-up was named as the control, so nothing is tested: the intervals above are each set-up's " +
        "own. Name one with --control.",
    );
  }
  const exact = arms.filter((arm) => arm.name === named);
  const controls = exact.length > 0 ? exact : arms.filter((arm) => arm.summary.setup === named);
  if (controls.length === 0) return sentences(`The control, ${named}, has not finished a trial.`);
  const families = familiesOf(arms, controls);
  const tested = families.filter(({ control, paired }) =>
    control.seeds.length >= 2 && paired.length > 0
  );
  if (tested.length === 0) {
    return sentences(
      `Nothing can be tested against ${named}: it takes another set-up with the same seeds, two or more` +
        `${controls.length > 1 ? ", under an equal condition" : ""}.`,
    );
  }
  const verdicts = tested.flatMap(({ control, paired }) =>
    compareToControl({ control: scoresOf(control), others: paired.map(scoresOf), margin })
  );
  const compared = tested.flatMap(({ control, paired }) => [control, ...paired]);
  const left = arms.filter((arm) => !controls.includes(arm) && !compared.includes(arm));
  const isConfirmed = compared.every(({ summary }) => summary.confirmation !== undefined);
  return {
    title,
    blocks: [
      { kind: "list", sentences: verdicts.map(({ sentence }) => sentence) },
      {
        kind: "table",
        table: {
          name: "comparisons",
          caption: `Test MAP@R beside ${named}${
            tested.length > 1 ? " under the same condition" : ""
          }, paired by training seed.`,
          table: verdictTable(verdicts),
        },
      },
      {
        kind: "sentences",
        sentences: [
          "Paired t tests with Holm's correction over " +
          (tested.length > 1
            ? `the comparisons under each of ${tested.length} conditions, not over all of them`
            : `these ${verdicts.length} comparisons`) +
          `; equivalent means shown to differ by less than ${margin}. A difference that is undecided is no evidence of ` +
          "equality.",
          ...(isConfirmed ? [] : [
            "The set-ups' values were chosen on the validation part by these same runs, so that each " +
            "score owes a part to luck.",
          ]),
          ...left.map((arm) =>
            `${arm.name} was trained with other seeds or under another condition, and is left out.`
          ),
        ],
      },
    ],
  };
}

/** The set-ups that each of the controls stands beside. */
interface Family {
  readonly control: Arm;
  readonly paired: readonly Arm[];
}

/** What stands under the condition of a control; a control without one stands beside each condition. */
function familiesOf(arms: readonly Arm[], controls: readonly Arm[]): Family[] {
  const others = arms.filter((arm) => !controls.includes(arm));
  return controls.flatMap((control) => {
    const paired = others.filter((arm) => isEqualCondition(arm, control) && isPaired(arm, control));
    return [
      ...Map.groupBy(paired, ({ summary }) => JSON.stringify(summary.condition ?? {})).values(),
    ]
      .map((paired) => ({ control, paired }));
  });
}

/** A set-up that does not depend on a condition is the same under all of its values. */
function isEqualCondition({ summary: one }: Arm, { summary: other }: Arm): boolean {
  return Object.entries(one.condition ?? {}).every(([path, value]) =>
    isDeepStrictEqual(value, other.condition?.[path] ?? value)
  );
}

function isPaired(arm: Arm, control: Arm): boolean {
  return arm.seeds.length === control.seeds.length &&
    arm.seeds.every((seed) => control.seeds.includes(seed)) &&
    arm.metrics[`test/${primaryMetric}`]?.length === arm.seeds.length;
}

function scoresOf({ name, seeds, metrics }: Arm) {
  const values = metrics[`test/${primaryMetric}`] ?? [];
  return { name, scores: new Map(seeds.map((seed, index) => [seed, values[index]!])) };
}

function verdictTable(verdicts: readonly Verdicts[]): Table {
  return {
    columns: [
      { header: "set-up", align: "left" },
      { header: "difference", align: "right" },
      { header: "95 % interval", align: "right" },
      { header: "p (Holm)", align: "right" },
      { header: "d_z", align: "right" },
      { header: "verdict", align: "left" },
    ],
    rows: verdicts.map(({ name, difference, interval, adjustedP, effect, verdict }) => [
      name,
      signed(difference),
      `${signed(interval.lower)} to ${signed(interval.upper)}`,
      formatPValue(adjustedP).replace(/^p = /, "").replace(/^p /, ""),
      effect === undefined ? "" : effect.value.toFixed(2).replace("-", "−"),
      verdict,
    ]),
  };
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
}
