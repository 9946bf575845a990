import { assertEquals, assertMatch, assertRejects, assertThrows } from "@std/assert";
import margin from "../../experiments/margin.ts";
import { loadSplit } from "../../lib/data/mod.ts";
import {
  chooseModes,
  parseOverride,
  planSweep,
  runTrial,
  type TrainingTrial,
  withModes,
} from "../../lib/runs/mod.ts";

const tiny = ["setups=online", "margin=0.2", "seeds=1,2", "encoder.hidden=[8]", "steps=3"];
const plan = (...overrides: string[]) =>
  planSweep(margin, [...tiny, ...overrides].map(parseOverride));
const choose = (...overrides: string[]) =>
  chooseModes({ plan: plan(...overrides), workers: 2, backend: "tensorflow" });

Deno.test("chooseModes() asks nothing where no mode is open", async () => {
  assertEquals(await choose(), {});
  assertEquals(await choose("mode=xla"), {});
});

Deno.test("chooseModes() does not measure in tier fixed, which is a trial's own", async () => {
  assertEquals(await choose("mode=auto"), {
    online: { mode: "graph", reason: "tier fixed does not measure" },
  });
});

Deno.test("chooseModes() stays with the graph for a few steps a worker", async () => {
  const { online } = await choose("mode=auto", "determinism=fast");
  assertEquals(online?.mode, "graph");
  // Two seeds of three steps on two workers.
  assertMatch(online?.reason ?? "", /^3 calls take \S+ s, less than XLA's compilation$/);
});

Deno.test("chooseModes() says what the JavaScript backend does", async () => {
  const { online } = await chooseModes({ plan: plan("mode=auto"), workers: 1, backend: "cpu" });
  assertEquals(online, { mode: "eager", reason: "the JavaScript backend calls op by op" });
});

Deno.test("withModes() puts the choice in place of auto, and touches nothing else", () => {
  const choices = { online: { mode: "xla", reason: "" } } as const;
  const modes = (...overrides: string[]) =>
    withModes(plan(...overrides), choices).trials.map(({ config }) => Object(config).mode);
  assertEquals(modes("mode=auto"), ["xla", "xla", undefined, undefined, undefined]);
  assertEquals(modes("mode=eager"), ["eager", "eager", undefined, undefined, undefined]);
  assertEquals(withModes(plan(), choices), plan());
});

Deno.test("a trial whose mode is open is refused: its record would not tell how it ran", async () => {
  const { config } = plan("mode=auto").trials[0]!;
  const split = await loadSplit(config.data);
  await assertRejects(
    () => runTrial(config as TrainingTrial, split, () => {}),
    TypeError,
    "choose one first, as chooseModes() does",
  );
  assertThrows(() => plan("mode=fastest"));
});
