import { assertEquals, assertGreater } from "@std/assert";
import { startRealServer } from "../real_server.ts";
import { runSchedule } from "./run_schedule.ts";

const server = await startRealServer();
Deno.test.afterAll(() => server.stop());

Deno.test("whatever happens on the way, MLflow equals the journal after the sync", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, (_, schedule) => runSchedule(server, 1, schedule)),
  );
  assertEquals(outcomes.flatMap(({ differences }) => differences), []);
  // What the schedules are for. On a busy machine there may be others than usual.
  const met = new Set(outcomes.flatMap(({ met }) => Object.keys(met)));
  assertGreater(met.size, 4);
});
