import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import { writeFailure } from "../../../lib/tracking/journal/_writing.ts";
import { JournalError } from "../../../lib/tracking/mod.ts";

const cases = [
  ["EACCES", "read-only"],
  ["EPERM", "read-only"],
  ["EROFS", "read-only"],
  ["ENOSPC", "disk-full"],
  ["EDQUOT", "disk-full"],
  ["EIO", "failed"],
] as const;

for (const [code, kind] of cases) {
  Deno.test(`writeFailure() calls ${code} ${kind}`, () => {
    const failure = writeFailure("results", Object.assign(new Error("no"), { code }));
    assert(failure instanceof JournalError);
    assertEquals([failure.kind, failure.path], [kind, "results"]);
  });
}

Deno.test("writeFailure() leaves a journal's own error as it is", () => {
  const error = new JournalError("Cannot work", "locked", "results");
  assertStrictEquals(writeFailure("results", error), error);
});
