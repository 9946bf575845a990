import { assert, assertEquals, assertRejects } from "@std/assert";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fetchOnce } from "../../lib/data/_fetch_once.ts";
import { temporaryFolder } from "../temporary_folder.ts";

const content = Uint8Array.from({ length: 50_000 }, (_, index) => index * index);
const sha256 = createHash("sha256").update(content).digest("hex");
const otherwise = "ask a friend";
const packed = new Uint8Array(gzipSync(content));

/** Serves answers in turn while `use` runs; says how many were taken. */
async function serving(
  answers: readonly (() => Response)[],
  use: (address: string) => Promise<void>,
): Promise<number> {
  let taken = 0;
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    () => answers[taken++]!(),
  );
  await use(`http://127.0.0.1:${server.addr.port}/file.gz`);
  await server.shutdown();
  return taken;
}

const whole = () => new Response(packed);

Deno.test("fetchOnce() fetches and unpacks once, then reads what it kept", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "data", "file");
  const heard: (number | undefined)[] = [];
  const onProgress = (_: string, fraction?: number) => heard.push(fraction);
  const taken = await serving([whole], async (address) => {
    assertEquals(await fetchOnce({ address, path, sha256, otherwise, onProgress }), content);
    assertEquals(heard.at(-1), 1);
    assertEquals(await fetchOnce({ address, path, sha256, otherwise }), content);
  });
  assertEquals(taken, 1);
  assertEquals(await Deno.readFile(path), content);
});

Deno.test("fetchOnce() fetches again what was kept broken", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "file");
  await Deno.writeFile(path, content.subarray(0, 100));
  await serving([whole], async (address) => {
    assertEquals(await fetchOnce({ address, path, sha256, otherwise }), content);
  });
});

Deno.test("fetchOnce() fetches once for callers at the same time", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "file");
  const taken = await serving([whole], async (address) => {
    const both = [
      fetchOnce({ address, path, sha256, otherwise }),
      fetchOnce({ address, path, sha256, otherwise }),
    ];
    assertEquals(await Promise.all(both), [content, content]);
  });
  assertEquals(taken, 1);
});

Deno.test("fetchOnce() keeps nothing that is truncated, another file, or an error page", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "file");
  const cases: readonly [() => Response, typeof Error, string][] = [
    [
      () => new Response(packed.subarray(0, packed.length / 2)),
      RangeError,
      "unexpected end of file",
    ],
    [() => new Response("other"), RangeError, `expected content of SHA-256 ${sha256}`],
    [() => new Response("no", { status: 404 }), Error, "the server answered 404"],
    [() => new Response(new ReadableStream()), Error, "no byte came for 0.2 s"],
  ];
  for (const [answer, type, message] of cases) {
    await serving([answer], async (address) => {
      await assertRejects(
        () => fetchOnce({ address, path, sha256, otherwise, patience: 200 }),
        type,
        message,
      );
    });
  }
  const left = (await Array.fromAsync(Deno.readDir(folder.path))).map(({ name }) => name);
  assertEquals(left.filter((name) => name !== "file.lock"), []);
});

Deno.test("fetchOnce() says which address cannot be reached", async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, "file");
  let closed = "";
  await serving([], (address) => Promise.resolve(void (closed = address)));
  const error = await assertRejects(
    () => fetchOnce({ address: closed, path, sha256, otherwise }),
    Error,
  );
  assert(error.message.startsWith(`Cannot fetch ${closed}: `));
  assert(error.message.endsWith("; ask a friend"));
});
