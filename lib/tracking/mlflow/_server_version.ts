import { failure } from "./_failure.ts";
import type { Transport } from "./_transport.ts";

/** Asks the server for its version, such as `3.17.2`. */
export async function serverVersion({ address, bytes }: Transport): Promise<string> {
  const action = "find a server";
  const request = { action, method: "GET", path: "/version", repeatable: true } as const;
  const text = new TextDecoder().decode(await bytes(request)).trim();
  if (/^\d+\.\d+\S*$/.test(text)) return text;
  throw failure({ ...request, address }, "garbled", "answered what is not a version");
}
