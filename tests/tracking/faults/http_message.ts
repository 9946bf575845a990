/** A request or an answer as it stands on the wire. */
export interface HttpMessage {
  /** First line and header lines. */
  readonly head: readonly string[];
  readonly body: Uint8Array<ArrayBuffer>;
}

const end = "\r\n\r\n";
const latin1 = new TextDecoder("latin1");

/** Reads one request with a `Content-Length`; `undefined` if the connection ends before. */
export async function readRequest(connection: Deno.Conn): Promise<HttpMessage | undefined> {
  let bytes = new Uint8Array();
  for (;;) {
    const text = latin1.decode(bytes);
    const start = text.indexOf(end) + end.length;
    if (start >= end.length) {
      const head = text.slice(0, start - end.length).split("\r\n");
      const length = Number(/^content-length: *(\d+)/im.exec(text.slice(0, start))?.[1] ?? 0);
      if (bytes.length >= start + length) return { head, body: bytes.slice(start, start + length) };
    }
    const chunk = new Uint8Array(65_536);
    const count = await connection.read(chunk);
    if (count === null) return undefined;
    bytes = joined(bytes, chunk.subarray(0, count));
  }
}

/** The bytes of a message after which the connection is closed. */
export function lastMessage({ head, body }: HttpMessage): Uint8Array<ArrayBuffer> {
  const [first = "", ...fields] = head;
  const kept = fields.filter((field) => !/^connection:/i.test(field));
  const text = [first, ...kept, "Connection: close", "", ""].join("\r\n");
  return joined(new TextEncoder().encode(text), body);
}

/** An answer made here. */
export function answer(status: string, body: string, fields: readonly string[] = []) {
  const bytes = new TextEncoder().encode(body);
  const head = [`HTTP/1.1 ${status}`, `Content-Length: ${bytes.length}`, ...fields];
  return lastMessage({ head, body: bytes });
}

/** Reads what comes until the other side closes. */
export async function readToEnd(connection: Deno.Conn): Promise<Uint8Array<ArrayBuffer>> {
  return await new Response(connection.readable).bytes();
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}
