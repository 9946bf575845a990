import { assertEquals, assertStringIncludes } from "@std/assert";
import { findDeno } from "../../lib/commands/findings/find_deno.ts";
import { findGraphics } from "../../lib/commands/findings/find_graphics.ts";
import { findPython } from "../../lib/commands/findings/find_python.ts";
import type { Finding } from "../../lib/commands/findings/finding.ts";

async function doctor(args: readonly string[], environment: Record<string, string> = {}) {
  const program = new URL("../../lib/commands/doctor.ts", import.meta.url).pathname;
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--quiet", program, ...args],
    env: environment,
  }).output();
  const [out, error] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, out: out!, error: error! };
}

Deno.test("doctor starts the engine, names it, and ends with one JSON object", async () => {
  const { code, out } = await doctor(["--json"]);
  const { findings }: { findings: Finding[] } = JSON.parse(out);
  assertEquals(
    findings.map(({ name }) => name),
    ["Deno", "Processor", "Engine", "GPU", "Python", "MLflow"],
  );
  const engine = findings.find(({ name }) => name === "Engine")!;
  assertEquals(engine.verdict, "ready");
  assertStringIncludes(engine.found, "libtensorflow 2.");
  assertEquals(code, findings.some(({ verdict }) => verdict === "missing") ? 1 : 0);
});

Deno.test("doctor says what is wrong with a library or a server that is not there", async () => {
  const { code, out } = await doctor([], {
    MARGINALIA_LIBTENSORFLOW: "/nowhere/lib.so",
    // Port 9 discards; nothing listens there.
    MLFLOW_TRACKING_URI: "http://127.0.0.1:9",
  });
  assertEquals(code, 1);
  assertStringIncludes(out, "✗ Engine     Cannot use MARGINALIA_LIBTENSORFLOW");
  assertStringIncludes(out, "✗ MLflow     no answer at http://127.0.0.1:9");
});

Deno.test("doctor does not know other arguments", async () => {
  const { code, error } = await doctor(["--jsn"]);
  assertEquals(code, 2);
  assertStringIncludes(error, "--jsn");
  assertStringIncludes(error, "deno task doctor [--json]");
});

Deno.test("an old Deno is told what notebooks need", () => {
  assertEquals(findDeno("2.9.4").verdict, "ready");
  assertEquals(findDeno("2.10.0").verdict, "ready");
  assertEquals(findDeno("3.0.0").verdict, "ready");
  assertEquals(findDeno("2.9.3").verdict, "missing");
});

Deno.test("a GPU is used, could be used, or is not there", async () => {
  const gpu = { name: "GPU:0", kind: "GPU", memory: 8 * 2 ** 30 };
  const used = await findGraphics({ devices: [gpu] });
  assertEquals([used.verdict, used.found], ["ready", "GPU:0 (8 GiB); ops run there"]);
  const idle = await findGraphics({ devices: [] }, () => Promise.resolve("NVIDIA T4, 550.54"));
  assertEquals(idle.verdict, "later");
  assertStringIncludes(idle.remedy!, "MARGINALIA_LIBTENSORFLOW");
  const none = await findGraphics(undefined, () => Promise.resolve(undefined));
  assertEquals([none.verdict, none.remedy], ["ready", undefined]);
});

Deno.test("without Python, doctor says how to get it", async () => {
  const { verdict, remedy } = await findPython("/nowhere");
  assertEquals(verdict, "missing");
  assertStringIncludes(remedy!, "--no-mlflow");
});
