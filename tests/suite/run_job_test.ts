import { assertEquals, assertStringIncludes } from "@std/assert";
import { countsIn, runJob } from "./run_job.ts";

Deno.test("countsIn() takes the runner's last summary, of deno and of jasmine", () => {
  assertEquals(
    countsIn("ok | 1 passed | 0 failed (2s)\nok | 7 passed | 0 failed | 2 ignored", true),
    {
      passed: 7,
      failed: 0,
      ignored: 2,
    },
  );
  assertEquals(
    countsIn("FAILED | 3 passed (4 steps) | 2 failed (1m2s)\n\nerror: Test failed", false),
    {
      passed: 3,
      failed: 2,
      ignored: 0,
    },
  );
});

Deno.test("countsIn() counts a process that ends without a summary, or badly with one, as failed", () => {
  assertEquals(countsIn("error: Module not found", false).failed, 1);
  assertEquals(countsIn("", true).failed, 1);
  assertEquals(countsIn("ok | 5 passed | 0 failed (1s)", false).failed, 1);
});

Deno.test("runJob() keeps both streams, and names what is left in the temporary folder", async () => {
  const program = `
    console.log("out");
    console.error("err", Deno.makeTempDirSync({ prefix: "left-" }) !== "");
    console.log("ok | 1 passed | 0 failed (0ms)");
  `;
  const job = { part: "units", name: "a job", args: ["eval", program], needsSetUp: false };
  const { output, passed, failed } = await runJob(job);
  assertEquals([passed, failed], [1, 0]);
  for (const text of ["out\n", "err true\n", "Left in the temporary folder: left-"]) {
    assertStringIncludes(output, text);
  }
});
