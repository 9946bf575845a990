import { assertEquals, assertStringIncludes } from "@std/assert";
import { jsonOf, sweep, temporaryResults, tiny } from "./sweep_process.ts";

interface BadInput {
  readonly what: string;
  readonly args: readonly string[];
  readonly code: number;
  readonly says: readonly string[];
}

const table: readonly BadInput[] = [
  { what: "no experiment", args: [], code: 2, says: ["experiment's name is missing"] },
  {
    what: "an unknown experiment",
    args: ["margn"],
    code: 2,
    says: ["margn", "did you mean margin"],
  },
  { what: "an unknown option", args: ["margin", "--fast"], code: 2, says: ["--fast"] },
  {
    what: "an unknown key",
    args: ["margin", "loss.margn=0.1"],
    code: 2,
    says: ["loss.margn", "did you mean loss.margin"],
  },
  {
    what: "a margin that is no number",
    args: ["margin", "margin=abc"],
    code: 2,
    says: ["margin", "number", "abc"],
  },
  {
    what: "a negative triplet margin",
    args: ["margin", "setups=online", "margin=-0.1"],
    code: 2,
    says: ["margin", "-0.1"],
  },
  {
    what: "a batch size that samples per class do not divide",
    args: ["margin", "setups=online", "batchSize=122"],
    code: 2,
    says: ["122", "samplesPerClass"],
  },
  {
    what: "a miner that the loss does not take",
    args: ["margin", "setups=online", "miner=all-pairs"],
    code: 2,
    says: ["the loss takes", "pairs"],
  },
  {
    what: "a missing data folder",
    args: ["margin", "data=fashion-mnist", "--data", "no/such/folder"],
    code: 1,
    says: ["no/such/folder"],
  },
  { what: "no workers", args: ["margin", "--workers", "0"], code: 2, says: ["--workers"] },
  { what: "nothing to resume", args: ["margin", "--resume"], code: 2, says: ["--resume"] },
];

for (const { what, args, code, says } of table) {
  Deno.test(`sweep refuses ${what}, and says so`, async () => {
    await using results = await temporaryResults();
    const end = await sweep([...args, "--results", results.path]);
    assertEquals(end.code, code, end.stderr);
    for (const text of says) assertStringIncludes(end.stderr, text);
    assertEquals(end.stderr.includes("    at "), false, end.stderr);
    assertEquals(await Array.fromAsync(Deno.readDir(results.path)), []);
  });
}

Deno.test("sweep refuses a truncated IDX file, and names it", async () => {
  await using results = await temporaryResults();
  await using data = await temporaryResults();
  const header = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28);
  for (const part of ["train", "t10k"]) {
    await Deno.writeFile(`${data.path}/${part}-images-idx3-ubyte`, header);
    await Deno.writeFile(
      `${data.path}/${part}-labels-idx1-ubyte`,
      Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 0, 1),
    );
  }
  const args = ["margin", "data=fashion-mnist", "--data", data.path, "--results", results.path];
  const end = await sweep(args);
  assertEquals(end.code, 1);
  assertStringIncludes(end.stderr, "train-images-idx3-ubyte");
});

Deno.test("sweep keeps its record when MLflow cannot be reached, and exits with 1", async () => {
  await using results = await temporaryResults();
  const end = await sweep([...tiny, "--json", "--results", results.path], {
    env: { MLFLOW_TRACKING_URI: "http://127.0.0.1:9" },
  });
  assertEquals(end.code, 1, end.stderr);
  assertStringIncludes(end.stderr, "127.0.0.1:9");
  assertStringIncludes(end.stderr, "Nothing is lost");
  assertEquals(new Set(jsonOf(end).trials.map(({ status }) => status)), new Set(["finished"]));
});

Deno.test({
  name: "sweep says that its results folder is read-only, before it trains",
  ignore: Deno.build.os !== "linux",
  // Nobody, root included, may make folders there.
  async fn() {
    const end = await sweep([...tiny, "--no-mlflow", "--results", "/sys/results"]);
    assertEquals(end.code, 1, end.stderr);
    assertStringIncludes(end.stderr, "/sys/results");
    assertStringIncludes(end.stderr, "write");
  },
});
