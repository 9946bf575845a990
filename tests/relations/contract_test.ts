import { assert, assertEquals } from "@std/assert";
import { integerBelow, streams } from "../../lib/random/mod.ts";
import {
  byClass,
  byLabelSets,
  byLevel,
  byPairs,
  byRule,
  type LabelledPair,
  type Relate,
} from "../../lib/relations/mod.ts";
import { compile, startEngine, type Tensor, tensor, tidy } from "../../lib/tensor/mod.ts";

const engine = await startEngine({ threads: 1 });
const prng = streams(5).open("labels", "relations");
const draw = (below: number) => integerBelow(prng, below);

type Label = readonly number[];
type Weights = readonly [positive: number, negative: number];

/** A relation over random labels, and the same by a plain function of two labels. */
interface RelationCase {
  readonly name: string;
  readonly relate: Relate;
  readonly labels: readonly Label[];
  readonly oracle: (a: Label, b: Label) => Weights;
}

const IGNORED: Weights = [0, 0];
const isPositive = (yes: boolean): Weights => yes ? [1, 0] : [0, 1];
const rows = (label: () => number[]) => Array.from({ length: 20 }, label);

const pairs: LabelledPair[] = [
  [0, 1, "same"],
  [7, 2, "same"],
  [3, 9, "different"],
  [9, 8, "different"],
  [4, 5, "ignore"],
  [0, 1, "same"],
  [1, 0, "same"],
];

const cases: readonly RelationCase[] = [
  {
    name: "byClass",
    relate: byClass as Relate,
    labels: rows(() => [draw(5) - 1]),
    oracle: ([a], [b]) => a! < 0 || b! < 0 ? IGNORED : isPositive(a === b),
  },
  ...[0.3, 0.5, 1].map((threshold): RelationCase => ({
    name: `byLabelSets at ${threshold}`,
    relate: byLabelSets({ threshold }) as Relate,
    labels: [...rows(() => [draw(2), draw(2), draw(2), draw(2)]), [-1, -1, -1, -1], [1, 1, -1, 0]],
    oracle(a, b) {
      if ([a, b].some((set) => set.includes(-1) || !set.includes(1))) return IGNORED;
      const shared = a.filter((has, index) => has === 1 && b[index] === 1).length;
      const all = a.filter((has, index) => has === 1 || b[index] === 1).length;
      return shared / all >= threshold ? [Math.fround(shared / all), 0] : [0, 1];
    },
  })),
  ...[0, 1].map((level): RelationCase => ({
    name: `byLevel at ${level}`,
    relate: byLevel({ level }) as Relate,
    labels: rows(() => [draw(6) - 1, draw(4) - 1]),
    oracle: (a, b) => a[level]! < 0 || b[level]! < 0 ? IGNORED : isPositive(a[level] === b[level]),
  })),
  {
    name: "byPairs",
    relate: byPairs({ items: 10, pairs }) as Relate,
    // −1 beside item 1 would be the number of the pair (0, 9), if it were not masked.
    labels: [...rows(() => [draw(11) - 1]), [0], [1], [2], [7], [9], [3]],
    oracle([a], [b]) {
      const found = pairs.find(([first, second]) =>
        (first === a && second === b) || (first === b && second === a)
      );
      return found === undefined || found[2] === "ignore"
        ? IGNORED
        : isPositive(found[2] === "same");
    },
  },
  {
    name: "byRule",
    relate: byRule({
      classes: 4,
      rule: (a, b) => a === b ? "same" : a > b ? "ignore" : { positive: 0.25 * a, negative: 0.5 },
    }) as Relate,
    labels: rows(() => [draw(5) - 1]),
    oracle([a], [b]) {
      if (a! < 0 || b! < 0) return IGNORED;
      return a === b ? [1, 0] : a! > b! ? IGNORED : [0.25 * a!, 0.5];
    },
  },
];

function put(labels: readonly Label[]): Tensor {
  const width = labels[0]!.length;
  const shape = width === 1 ? [labels.length] : [labels.length, width];
  return tensor(labels.flat(), shape, "int32");
}

for (const { name, relate, labels, oracle } of cases) {
  const expected = (anchors: readonly Label[], references: readonly Label[], self: boolean) =>
    [0, 1].map((side) =>
      anchors.map((a, row) =>
        references.map((b, column) => self && row === column ? 0 : oracle(a, b)[side]!)
      )
    );

  Deno.test(`${name} is what a loop over two labels says, itself and rectangular, and compiled`, () => {
    using compiled = compile((anchors: Tensor, references: Tensor) => relate(anchors, references));
    tidy(() => {
      const { positive, negative } = relate(put(labels));
      assertEquals([positive.arraySync(), negative.arraySync()], expected(labels, labels, true));
      const [anchors, references] = [labels.slice(0, 7), labels.slice(3)];
      for (const each of [relate, compiled]) {
        const found = each(put(anchors), put(references));
        assertEquals(
          [found.positive.arraySync(), found.negative.arraySync()],
          expected(anchors, references, false),
        );
      }
    });
  });

  Deno.test(`${name} ignores unlabelled rows, and meets some of each kind in its labels`, () => {
    const unknown = labels.map((label) => label.map(() => -1));
    tidy(() => {
      const { positive, negative } = relate(put(unknown), put(labels));
      for (const side of [positive, negative]) assert(side.dataSync().every((it) => it === 0));
    });
    const weights = labels.flatMap((a) => labels.map((b) => oracle(a, b)));
    assert(weights.some(([positive]) => positive > 0));
    assert(weights.some(([, negative]) => negative > 0));
    assert(weights.some(([positive, negative]) => positive + negative === 0));
  });

  Deno.test(`${name} leaks no tensors`, () => {
    const before = engine.tensorCount();
    tidy(() => void relate(put(labels)));
    assertEquals(engine.tensorCount(), before);
  });
}
