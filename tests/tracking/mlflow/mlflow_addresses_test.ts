import { assertEquals } from "@std/assert";
import { compareAddress, experimentAddress, runAddress } from "../../../lib/tracking/mod.ts";

const server = "http://127.0.0.1:5000";

Deno.test("addresses of MLflow's UI are as its router reads them", () => {
  assertEquals(runAddress(server, "1", "abc"), `${server}/#/experiments/1/runs/abc`);
  assertEquals(experimentAddress(server, "1"), `${server}/#/experiments/1/runs`);
  assertEquals(
    experimentAddress(server, "1", "tags.a = 'b'"),
    `${server}/#/experiments/1/runs?searchFilter=tags.a%20%3D%20'b'`,
  );
  assertEquals(
    decodeURIComponent(compareAddress(server, "1", ["a", "b"])),
    `${server}/#/compare-runs?runs=["a","b"]&experiments=["1"]`,
  );
});
