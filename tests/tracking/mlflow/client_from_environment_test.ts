import { assertEquals } from "@std/assert";
import { clientFromEnvironment } from "../../../lib/tracking/mod.ts";
import { fakeServer, json } from "./fake_server.ts";

/** Runs with these variables and no other of MLflow's. */
async function withVariables(variables: Record<string, string>, action: () => Promise<void>) {
  const names = ["URI", "USERNAME", "PASSWORD", "TOKEN"].map((it) => `MLFLOW_TRACKING_${it}`);
  const before = names.map((name) => [name, Deno.env.get(name)] as const);
  names.forEach((name) => Deno.env.delete(name));
  Object.entries(variables).forEach(([name, value]) => Deno.env.set(name, value));
  try {
    await action();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Deno.env.delete(name);
      else Deno.env.set(name, value);
    }
  }
}

const uri = { MLFLOW_TRACKING_URI: "http://host:5000" };
const login = { MLFLOW_TRACKING_USERNAME: "me", MLFLOW_TRACKING_PASSWORD: "secret" };
const token = { MLFLOW_TRACKING_TOKEN: "token" };

for (
  const [variables, expected] of [
    [uri, null],
    [{ ...uri, ...token }, "Bearer token"],
    [{ ...uri, ...login, ...token }, `Basic ${btoa("me:secret")}`],
  ] as const
) {
  Deno.test(`clientFromEnvironment() logs in with ${Object.keys(variables).join(", ")}`, async () => {
    await withVariables(variables, async () => {
      const { sent, fetch } = fakeServer(() => new Response("3.17.2"));
      const client = clientFromEnvironment({ fetch });
      assertEquals(client?.address, "http://host:5000");
      await client?.version();
      assertEquals(sent[0]?.headers.get("Authorization"), expected);
    });
  });
}

Deno.test("clientFromEnvironment() gives none if no server is named", async () => {
  for (const variables of [{}, { MLFLOW_TRACKING_URI: "" }]) {
    await withVariables(variables, () => {
      assertEquals(clientFromEnvironment({ fetch: fakeServer(json({})).fetch }), undefined);
      return Promise.resolve();
    });
  }
});
