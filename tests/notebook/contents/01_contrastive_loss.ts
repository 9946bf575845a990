import { assert, assertAlmostEquals, assertEquals, assertLess } from "@std/assert";
import { column, countMarks, type Outputs, shown, table } from "../shown.ts";

/** Every claim that the notebook tests, as its tables tell it. */
export function holds(outputs: Outputs): void {
  assertEquals(countMarks(shown(outputs, "curves")[0], "line"), 4);
  assertEquals(countMarks(shown(outputs, "settle")[0], "symbol"), 4 * 30);

  // Same class together, other classes at least about the margin apart.
  const [spread] = shown(outputs, "spread");
  const [, ...settled] = column(spread, "different");
  assert(column(spread, "same class").slice(1).every((distance) => distance < 0.01));
  [0.5, 1, 2].forEach((margin, index) => {
    assertLess(margin, settled[index]!);
    assertLess(settled[index]!, 1.25 * margin);
  });
  assertEquals(column(shown(outputs, "scale")[0], "loss ×"), [1, 4, 100]);

  const [maps, swapped] = shown(outputs, "swapped", 2);
  assertEquals(countMarks(maps, "symbol"), 2 * 30);
  const [meant, misread] = table(swapped);
  assert(Number(meant?.["same class"]) < Number(meant?.["different"]));
  assert(Number(misread?.["same class"]) > Number(misread?.["different"]));

  const [signs] = shown(outputs, "signs");
  assertEquals(column(signs, "least slope"), [0, -1]);
  assertEquals(column(signs, "greatest slope"), [2, 0]);
  const [smaller] = shown(outputs, "smallermargin");
  assertEquals(column(smaller, "pull, same class, d = 1"), [1, 1, 1]);
  assertEquals(column(smaller, "push, different, d = 0.1"), [0.1, 0.9, 1.9]);
  const [triplet] = shown(outputs, "triplet");
  assertEquals(column(triplet, "slope by d(a,p)"), [1, 1, 0]);
  assertEquals(column(triplet, "slope by d(a,n)"), [-1, -1, 0]);

  const [supervision] = shown(outputs, "supervision");
  assertEquals(column(supervision, "pairs"), [30, 30, 0]);
  const [one, other, none] = column(supervision, "loss");
  assert(one !== other);
  assertEquals(none, 0);

  const [guesses] = shown(outputs, "infonce");
  column(guesses, "InfoNCE").forEach((loss, index) =>
    assertAlmostEquals(loss, Math.log(column(guesses, "negatives N")[index]! + 1), 1e-3)
  );
}
