import { assert, assertEquals } from "@std/assert";
import { environmentFacts } from "../../../lib/tracking/mod.ts";
import { temporaryFolder } from "../../temporary_folder.ts";

Deno.test("environmentFacts() tells what may explain another number", async () => {
  await using folder = await temporaryFolder();
  await Deno.writeTextFile(`${folder.path}/deno.lock`, "abc");
  const facts = await environmentFacts({ engine: "libtensorflow 2.20.0", folder: folder.path });
  assertEquals(facts.engine, "libtensorflow 2.20.0");
  assertEquals(facts.deno, Deno.version.deno);
  // FIPS 180-2, appendix B.1.
  assertEquals(
    facts.lockSha256,
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  assertEquals(facts.git, undefined);
  assert(facts.cores >= 1 && facts.memory > 2 ** 20 && facts.processor !== "");
});

Deno.test("environmentFacts() does without a lock file, and names neither host nor user", async () => {
  await using folder = await temporaryFolder();
  const { lockSha256, ...facts } = await environmentFacts({ engine: "none", folder: folder.path });
  assertEquals(lockSha256, undefined);
  assertEquals(Object.keys(facts), [
    ...["deno", "v8", "typescript"],
    ...["os", "osRelease", "architecture", "processor", "cores", "memory", "engine", "git"],
  ]);
});
