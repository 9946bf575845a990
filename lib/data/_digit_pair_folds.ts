import { shuffle, streams } from "../random/mod.ts";

/** Swaps tried: more leave no fewer lone digits. */
const SWAPS = 10_000;

/**
 * Deals classes of digit pairs to folds of equal size, or sizes that differ by one. Pairs of classes change
 * places as long as fewer digits stand alone on a side of a fold thereby: one that does tells its class by
 * half of an image. The draws are fixed, so that no seed decides which classes are hard.
 */
export function digitPairFolds(classes: readonly number[], folds: number): number[][] {
  const streamOf = streams(0);
  const dealt = shuffle(streamOf.open("split", `digit-pairs/folds/${folds}`), classes);
  const draw = streamOf.open("split", `digit-pairs/folds/${folds}/swaps`);
  const foldOf = (place: number) => place % folds;
  const counts = new Int32Array(folds * 20);
  const cellsOf = (place: number) => {
    const pair = dealt[place]!;
    const start = 20 * foldOf(place);
    return [start + Math.floor(pair / 10), start + 10 + pair % 10];
  };
  const add = (place: number, by: number) => cellsOf(place).forEach((cell) => counts[cell]! += by);
  const lone = () => counts.reduce((sum, count) => sum + Number(count === 1), 0);
  const swap = (a: number, b: number) => {
    [a, b].forEach((place) => add(place, -1));
    [dealt[a], dealt[b]] = [dealt[b]!, dealt[a]!];
    [a, b].forEach((place) => add(place, 1));
  };
  dealt.forEach((_, place) => add(place, 1));
  let least = lone();
  for (let tried = 0; tried < SWAPS && least > 0; tried++) {
    const [a = 0, b = 0] = [draw(), draw()].map((it) => Math.floor(it * dealt.length));
    if (foldOf(a) === foldOf(b)) continue;
    swap(a, b);
    const now = lone();
    if (now > least) swap(a, b);
    else least = now;
  }
  return Array.from(
    { length: folds },
    (_, fold) => dealt.filter((_, place) => foldOf(place) === fold).toSorted((a, b) => a - b),
  );
}
