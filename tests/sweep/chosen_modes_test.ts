import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { jsonOf, sweep, temporaryResults, tiny } from "./sweep_process.ts";

Deno.test("a sweep of tier fast chooses its modes once: --resume takes those that were chosen", async () => {
  await using results = await temporaryResults();
  const shared = ["--no-mlflow", "--json", "--results", results.path];
  const options = ["setups=siamese", "mode=auto", "determinism=fast"];
  const whole = await sweep([...tiny, ...options, ...shared]);
  assertEquals(whole.code, 0, whole.stderr);
  assertStringIncludes(whole.stderr, "Mode of siamese: ");
  const { trials, paths: { folder } } = jsonOf(whole);
  for (const { config } of trials) {
    assertEquals(config.determinism, "fast");
    assert(config.kind !== "training" || ["graph", "xla"].includes(config.mode), "a mode is open");
  }

  // As if it had been interrupted before its first trial ended.
  await Deno.remove(`${folder}/result.json`);
  await Deno.remove(`${folder}/${trials[0]!.id}`, { recursive: true });
  const resumed = await sweep(["margin", "--resume", ...shared]);
  assertEquals(resumed.code, 0, resumed.stderr);
  assertEquals(resumed.stderr.includes("Mode of"), false);
  assertEquals(jsonOf(resumed).trials, trials);
});
