import { followLossMargin } from "../../lib/runs/_follow_loss_margin.ts";
import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import margin from "../../experiments/margin.ts";
import { parseOverride, planSweep } from "../../lib/runs/mod.ts";

const plan = (...overrides: string[]) => planSweep(margin, overrides.map(parseOverride));
const training = (...overrides: string[]) =>
  plan(...overrides).trials.flatMap(({ config }) => config.kind === "training" ? [config] : []);

Deno.test("planSweep() lists set-ups × margins × seeds and then the baselines", () => {
  const { trials } = plan();
  assertEquals(trials.length, 5 * 5 * 3 + 3 + 1);
  assertEquals(new Set(trials.map(({ id }) => id)).size, trials.length);
  assertEquals(trials[0]?.id, "siamese_margin-0.2_seed-1");
  assertEquals(trials.slice(-4).map(({ id }) => id), [
    "untrained_seed-1",
    "untrained_seed-2",
    "untrained_seed-3",
    "raw-pixels_seed-1",
  ]);
});

Deno.test("planSweep() gives each loss margins of its own scale", () => {
  const margins = Map.groupBy(training(), ({ loss }) => loss.name);
  const values = (
    name: "contrastive" | "triplet-margin",
  ) => [
    ...new Set(margins.get(name)?.map(({ loss }) => "margin" in loss ? loss.margin : undefined)),
  ];
  assertEquals(values("contrastive"), [0.2, 0.5, 0.8, 1.1, 1.4]);
  assertEquals(values("triplet-margin"), [0.05, 0.1, 0.2, 0.5, 1]);
});

Deno.test("planSweep() shows every set-up the same number of images a step", () => {
  assertEquals(new Set(training().map(({ batchSize }) => batchSize)).size, 1);
});

Deno.test("planSweep() lets a miner's margin follow the loss's", () => {
  for (const { miner, loss } of training("setups=online")) {
    assert(miner.name === "semi-hard" && loss.name === "triplet-margin");
    assertEquals(miner.margin, loss.margin);
  }
  for (const { miner } of training("setups=online", "miner.margin=0.3")) {
    assert(miner.name === "semi-hard");
    assertEquals(miner.margin, 0.3);
  }
});

Deno.test("followLossMargin() finds the miner within a refined one", () => {
  const loss = { name: "triplet-margin", margin: 0.3 };
  const within = (miner: object) => ({
    loss,
    miner: { name: "refined", tuplesPerAnchor: 2, miner },
  });
  assertEquals(
    followLossMargin(within({ name: "semi-hard" })),
    within({ name: "semi-hard", margin: 0.3 }),
  );
  for (const miner of [{ name: "semi-hard", margin: 0.1 }, { name: "batch-hard" }]) {
    assertEquals(followLossMargin(within(miner)), within(miner));
  }
});

Deno.test("planSweep() takes overrides of axes, parts and options", () => {
  assertEquals(training("setups=online,triplet", "seeds=2").length, 2 * 5 * 2);
  assertEquals(training("seeds=7,9", "margin=0.3").map(({ seed }) => seed).slice(0, 2), [7, 9]);
  assertEquals(training("online.margin=0.3", "setups=online,triplet", "seeds=1").length, 1 + 5);
  assertEquals(training("triplet-margin.margin=0.3", "seeds=1").length, 2 * 5 + 3);
  assert(training("data=mnist").every(({ data }) => data.name === "mnist"));
  assert(
    training("encoder.dimensions=8", "encoder=cnn").every(({ encoder }) =>
      encoder.name === "cnn" && encoder.dimensions === 8
    ),
  );
});

Deno.test("planSweep() sweeps a replaced loss over its own values, never over those of another", () => {
  const margins = (...overrides: string[]) =>
    new Set(training("seeds=1", ...overrides).map(({ loss }) => [loss.name, Object(loss).margin]));
  assertEquals(
    [...margins("setups=online-pairs", "loss=arc-face", "arc-face.margin=10,20")],
    [["arc-face", 10], ["arc-face", 20]],
  );
  assertEquals([...margins("setups=online", "loss=contrastive")].length, 5);
  assertThrows(
    () => plan("setups=online-pairs", "loss=arc-face"),
    RangeError,
    "Cannot configure the experiment margin: margin must be given for arc-face, of which it lists no " +
      "values (margin=…), found nothing",
  );
  assertThrows(() => plan("loss=arc-fac"), RangeError, "did you mean arc-face");
});

Deno.test("planSweep() applies an option to the set-ups that have it", () => {
  const balances = training("loss.balance=joint").map(({ loss }) =>
    loss.name === "contrastive" ? loss.balance : "none"
  );
  assertEquals(new Set(balances), new Set(["joint", "none"]));
});

Deno.test("planSweep() crosses every key that is given several values, and walks zipped ones together", () => {
  const one = ["setups=online", "seeds=1", "margin=0.1,0.2"];
  const points = (...overrides: string[]) =>
    plan(...one, ...overrides).trials.flatMap(({ config, point }) =>
      config.kind === "training" ? [Object.values(point).join()] : []
    );
  assertEquals(points("steps=10,20"), ["10,0.1", "10,0.2", "20,0.1", "20,0.2"]);
  assertEquals(
    points("margin=zip(0.1,0.2)", "optimizer.learningRate=zip(1e-2,1e-3)", "steps=10,20"),
    ["10,0.1,0.01", "10,0.2,0.001", "20,0.1,0.01", "20,0.2,0.001"],
  );
  assertThrows(
    () => points("margin=zip(0.1,0.2)", "learningRate=zip(1,2,3)"),
    RangeError,
    "as long as loss.margin, with which it is zipped: 2 values, found 3 values",
  );
});

Deno.test("planSweep() asks a swept part for its own options, and plans nothing twice", () => {
  const ids = (...overrides: string[]) =>
    plan("seeds=1", "setups=online-pairs", ...overrides).trials.map(({ id }) => id);
  assertEquals(
    ids("scale=1,2", "contrastive.margin=0.3", "loss=contrastive,nca").slice(0, 3),
    [
      "online-pairs_loss-contrastive_margin-0.3_seed-1",
      "online-pairs_loss-nca_scale-1_seed-1",
      "online-pairs_loss-nca_scale-2_seed-1",
    ],
  );
  assertEquals(ids("margin=0.3,0.3,0.30").length, 1 + 2);
  assertEquals(ids("encoder.dimensions=8,16", "margin=0.3").slice(2), [
    "untrained_dimensions-8_seed-1",
    "untrained_dimensions-16_seed-1",
    "raw-pixels_seed-1",
  ]);
});

Deno.test("planSweep() is a pure function of experiment and overrides", () => {
  const overrides = ["margin=0.1,0.2", "encoder.hidden=[64],[128,64]", "batchSize=60,120"];
  assertEquals(plan(...overrides), plan(...overrides));
});

Deno.test("planSweep() refuses what fits nothing, and says what was meant", () => {
  const refusal = (...overrides: string[]) =>
    assertThrows(() => plan(...overrides), RangeError, "Cannot configure").message;
  assertStringIncludes(refusal("margn=0.1"), "margn");
  assertStringIncludes(refusal("los.margin=0.1"), "did you mean loss.margin");
  assertStringIncludes(refusal("batchsize=60"), "did you mean batchSize");
  assertStringIncludes(refusal("setups=onlin"), "did you mean online");
  assertStringIncludes(refusal("data=mnits"), "mnist");
  assertStringIncludes(refusal("margin=abc"), "abc");
  assertStringIncludes(refusal("setups=online", "margin=-0.1"), "-0.1");
  assertStringIncludes(refusal("seeds=0"), "seeds");
  assertStringIncludes(refusal("seed=3"), "seed");
});
