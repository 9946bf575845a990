import { assertEquals, assertRejects } from "@std/assert";
import { notebookEnvironment, serveNotebooks } from "@marginalia/marginalia/notebook";

Deno.test("serveNotebooks() serves on loopback until the signal, and leaves nothing", async () => {
  const { python } = await notebookEnvironment();
  const folder = await Deno.makeTempDir();
  Deno.env.set("JUPYTER_RUNTIME_DIR", `${folder}/runtime`);
  const port = freePort();
  const stopping = new AbortController();
  const served = serveNotebooks({
    python,
    folder,
    port,
    browser: false,
    signal: stopping.signal,
  });
  try {
    // The one address that JupyterLab answers without a token.
    assertEquals(Object.keys(await untilAnswered(`http://127.0.0.1:${port}/api`)), ["version"]);
  } finally {
    stopping.abort();
    assertEquals(await served, 0);
    Deno.env.delete("JUPYTER_RUNTIME_DIR");
  }
  await assertRejects(() => Deno.connect({ port }), Deno.errors.ConnectionRefused);
  const left = [...Deno.readDirSync(`${folder}/runtime`)].map(({ name }) => name);
  assertEquals(left.filter((name) => name.startsWith("jpserver")), []);
  await Deno.remove(folder, { recursive: true });
});

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/** JupyterLab needs some seconds to start. */
async function untilAnswered(address: string): Promise<Record<string, unknown>> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return await response.json();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Nothing answers at ${address} after a minute`);
}
