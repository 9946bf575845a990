import type { Fault, FaultSchedule } from "./fault.ts";
import { answer, type HttpMessage, lastMessage, readRequest, readToEnd } from "./http_message.ts";

/** Stands between a client and a server, and spoils what its schedule says. */
export interface FaultProxy extends AsyncDisposable {
  /** `http://127.0.0.1:port`. */
  readonly uri: string;
  /** How many requests met each fault. */
  readonly met: ReadonlyMap<Fault, number>;
  /** Lets everything through from now on. */
  heal(): void;
  /** Waits until the server has dealt with everything that was let through. */
  settled(): Promise<void>;
}

/** Opens a proxy on loopback before the server at `uri`. One request travels in each connection. */
export function faultProxy(uri: string, schedule: FaultSchedule): FaultProxy {
  const { hostname, port } = new URL(uri);
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const address = listener.addr as Deno.NetAddr;
  const met = new Map<Fault, number>();
  const open = new Set<Deno.Conn>();
  const work = new Set<Promise<void>>();
  let next = schedule;

  async function forward(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const server = await Deno.connect({ hostname, port: Number(port) });
    try {
      await writeAll(server, bytes);
      return await readToEnd(server);
    } finally {
      close(server);
    }
  }

  /** What the client gets to read; `undefined` is nothing, for as long as it waits. */
  async function spoil(
    fault: Fault,
    request: HttpMessage,
    client: Deno.Conn,
  ): Promise<Uint8Array | undefined> {
    const whole = lastMessage(request);
    switch (fault) {
      case "cut-before": {
        const server = await Deno.connect({ hostname, port: Number(port) });
        await writeAll(
          server,
          whole.subarray(0, whole.length - Math.ceil(request.body.length / 2) - 1),
        );
        close(server);
        return new Uint8Array();
      }
      case "cut-after": {
        const bytes = await forward(whole);
        return bytes.subarray(0, bytes.length / 2);
      }
      case "late":
        close(client);
        await forward(whole);
        return new Uint8Array();
      case "failed":
        return answer("500 Internal Server Error", "Internal Server Error");
      case "busy":
        return answer("429 Too Many Requests", "", ["Retry-After: 0"]);
      case "failed-after":
        await forward(whole);
        return answer("500 Internal Server Error", "");
      case "unavailable-after":
        await forward(whole);
        return answer("503 Service Unavailable", `{"error_code":"TEMPORARILY_UNAVAILABLE"}`);
      case "page":
        return answer("200 OK", "<html>Log in to the network</html>", ["Content-Type: text/html"]);
      case "other-json":
        return answer("200 OK", `{"login":"required"}`, ["Content-Type: application/json"]);
      case "noise":
        return new Uint8Array(64).map((_, index) => 37 * index);
      case "silent":
        return undefined;
      case "silent-after":
        await forward(whole);
        return undefined;
    }
  }

  async function serve(client: Deno.Conn): Promise<void> {
    const request = await readRequest(client);
    if (!request) return close(client);
    const fault = next();
    if (fault) met.set(fault, (met.get(fault) ?? 0) + 1);
    const bytes = fault ? await spoil(fault, request, client) : await forward(lastMessage(request));
    if (!bytes) return;
    await writeAll(client, bytes);
    close(client);
  }

  function close(connection: Deno.Conn): void {
    open.delete(connection);
    try {
      connection.close();
    } catch {
      // Closed by the other side, or by a stream that was read to its end.
    }
  }

  const accepting = (async () => {
    for await (const client of listener) {
      open.add(client);
      // A client that has given up is no failure of the proxy.
      const serving = serve(client).catch(() => close(client)).finally(() => work.delete(serving));
      work.add(serving);
    }
  })();

  return {
    uri: `http://127.0.0.1:${address.port}`,
    met,
    heal: () => next = () => undefined,
    async settled() {
      await Promise.all(work);
    },
    async [Symbol.asyncDispose]() {
      listener.close();
      await accepting;
      for (const connection of open) close(connection);
      await Promise.all(work);
    },
  };
}

async function writeAll(connection: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) done += await connection.write(bytes.subarray(done));
}
