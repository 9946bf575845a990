import { assertEquals } from "@std/assert";
import { keepServerAwake } from "../../../lib/tracking/mod.ts";

Deno.test("keepServerAwake() asks for health until it is disposed of", async () => {
  const asked: string[] = [];
  const twice = Promise.withResolvers<void>();
  await using server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (request) => {
    if (asked.push(new URL(request.url).pathname) === 2) twice.resolve();
    return new Response("OK");
  });
  {
    using _awake = keepServerAwake(`http://127.0.0.1:${server.addr.port}`, 20);
    await twice.promise;
  }
  assertEquals(asked.slice(0, 2), ["/health", "/health"]);
});
