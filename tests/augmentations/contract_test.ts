import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { type Augmentation, augmentations } from "../../lib/augmentations/mod.ts";
import { createPart, type PartConfig } from "../../lib/parts/mod.ts";
import { fillUniform, streams } from "../../lib/random/mod.ts";
import {
  compile,
  scalar,
  scalars,
  startEngine,
  tensor1d,
  tensor2d,
  tidy,
} from "../../lib/tensor/mod.ts";

await startEngine({ threads: 1 });

const SHAPE = [5, 4, 2] as const;
const PIXELS = 40;
const ROWS = 30;

type Config = PartConfig<typeof augmentations>;

/** Each of the family by default, and a sequence of them all. */
const all: readonly Config[] = Object.keys(augmentations)
  .filter((name) => name !== "sequence").map((name) => ({ name }) as Config);
const configs = [...all, { name: "sequence", steps: all } as Config];

/** The same image over and over, so that rows differ by what was drawn for them alone. */
const image = fillUniform(streams(1).open("evaluation", 0), new Float32Array(PIXELS), 0, 1);
const same = () => tensor2d(Array.from({ length: ROWS }, () => [...image]));

function augmented({ augment }: Augmentation, numbers: Augmentation["numbers"], seed: number) {
  return tidy(() =>
    augment({ images: same(), numbers: scalars(numbers), seed: tensor1d([9, seed], "int32") })
      .arraySync()
  );
}

for (const config of configs) {
  const part = createPart(augmentations, config, SHAPE);

  Deno.test(`${config.name} keeps shape and range, and draws by seed and row`, () => {
    const once = augmented(part, part.numbers, 1);
    assertEquals([once.length, once[0]!.length], [ROWS, PIXELS]);
    assert(once.flat().every((value) => value >= 0 && value <= 1));
    assertEquals(augmented(part, part.numbers, 1), once);
    if (config.name === "none") return;
    assertNotEquals(augmented(part, part.numbers, 2), once);
    assert(new Set(once.map((row) => row.join())).size > 1, "all rows were changed alike");
  });

  Deno.test(`${config.name} at strength 0 leaves images as they are`, () => {
    const still = Object.fromEntries(Object.keys(part.numbers).map((name) => [name, 0]));
    assertEquals(augmented(part, still, 1), Array.from({ length: ROWS }, () => [...image]));
  });

  Deno.test(`${config.name} gives the same op by op and compiled, with a new draw at each call`, () => {
    for (const mode of ["graph", "xla"] as const) {
      using compiled = compile(part.augment, { mode });
      for (const seed of [1, 2]) {
        const found = tidy(() => {
          const inputs = { numbers: scalars(part.numbers), seed: tensor1d([9, seed], "int32") };
          return compiled({ images: same(), ...inputs }).arraySync().flat();
        });
        const expected = augmented(part, part.numbers, seed).flat();
        // XLA rounds sines and logarithms otherwise: some 1e-6 of a pixel's place, and of its value.
        const bound = mode === "graph" ? 0 : 1e-5;
        found.forEach((value, i) => assert(Math.abs(value - expected[i]!) <= bound));
      }
    }
  });
}

Deno.test("a sequence's members draw for themselves, the first as it would alone", () => {
  const steps = [{ name: "noise" }, { name: "noise", deviation: 0 }] as const;
  const alone = createPart(augmentations, steps[0], SHAPE);
  const first = createPart(augmentations, { name: "sequence", steps: [...steps] }, SHAPE);
  assertEquals(augmented(first, first.numbers, 1), augmented(alone, alone.numbers, 1));
  const last = createPart(augmentations, { name: "sequence", steps: steps.toReversed() }, SHAPE);
  assertNotEquals(augmented(last, last.numbers, 1), augmented(alone, alone.numbers, 1));
  assertEquals(scalar(last.numbers["1.deviation"]!).arraySync(), scalar(0.1).arraySync());
});
