import { assertEquals, assertThrows } from "@std/assert";
import { z } from "zod";
import {
  ConfigError,
  createPart,
  definePart,
  parseOptions,
  type PartConfig,
  partConfigSchema,
} from "../../lib/parts/mod.ts";

const hinge = definePart({
  name: "hinge",
  options: z.strictObject({ margin: z.number().nonnegative().default(0.5) }),
  create: ({ margin }) => ({ kind: "hinge" as const, margin }),
});
const smooth = definePart({
  name: "smooth",
  options: z.strictObject({ temperature: z.number().positive().default(0.1), steps: z.int() }),
  create: ({ temperature, steps }) => ({ kind: "smooth" as const, temperature, steps }),
});
const family = { hinge, smooth } as const;

const needsLabels = definePart({
  name: "needs-labels",
  options: z.strictObject({ batchSize: z.int().positive().default(2) }),
  create: ({ batchSize }, labels: Int32Array) => [...labels.slice(0, batchSize)],
});
const needsNothing = definePart({
  name: "needs-nothing",
  options: z.strictObject({}),
  create: () => [7],
});
const withContext = { "needs-labels": needsLabels, "needs-nothing": needsNothing } as const;

Deno.test("createPart() makes the member that the config names, with its defaults", () => {
  const part: { kind: "hinge"; margin: number } = createPart(family, { name: "hinge" });
  assertEquals(part, { kind: "hinge", margin: 0.5 });
  assertEquals(createPart(family, { name: "smooth", steps: 3 }), {
    kind: "smooth",
    temperature: 0.1,
    steps: 3,
  });
});

Deno.test("createPart() hands the family's context to the member", () => {
  const labels = Int32Array.of(4, 5, 6);
  assertEquals(createPart(withContext, { name: "needs-labels" }, labels), [4, 5]);
  assertEquals(createPart(withContext, { name: "needs-nothing" }, labels), [7]);
  // @ts-expect-error: the family's members need labels
  assertThrows(() => createPart(withContext, { name: "needs-labels" }));
});

Deno.test("createPart() names the nearest member when the name is misspelt", () => {
  // @ts-expect-error: no such member
  const call = () => createPart(family, { name: "hing" });
  assertThrows(
    call,
    ConfigError,
    'Cannot configure part: name must be one of hinge, smooth, found "hing", did you mean hinge',
  );
});

Deno.test("PartConfig refuses another member's option and a wrong type at compile time", () => {
  const right: PartConfig<typeof family> = { name: "hinge", margin: 0.1 };
  // @ts-expect-error: temperature is the other member's option
  const wrongKey: PartConfig<typeof family> = { name: "hinge", temperature: 0.1 };
  // @ts-expect-error: a margin is a number
  const wrongType: PartConfig<typeof family> = { name: "hinge", margin: "0.1" };
  // @ts-expect-error: steps has no default
  const missing: PartConfig<typeof family> = { name: "smooth" };
  // @ts-expect-error: steps has no default
  assertThrows(() => smooth(), ConfigError, "steps must be a finite number, found nothing");
  for (const config of [wrongKey, wrongType, missing]) {
    assertThrows(() => createPart(family, config), ConfigError);
  }
  assertEquals(createPart(family, right).kind, "hinge");
});

Deno.test("partConfigSchema() fills in defaults of the named member and refuses others' keys", () => {
  const schema = partConfigSchema(family);
  assertEquals(schema.parse({ name: "hinge" }), { name: "hinge", margin: 0.5 });
  assertThrows(
    () =>
      parseOptions("run", z.strictObject({ loss: schema }), { loss: { name: "hinge", magin: 1 } }),
    ConfigError,
    "Cannot configure run: loss.magin must be one of margin, name, found an unknown key, did you mean margin",
  );
});
