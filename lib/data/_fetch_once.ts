import { basename } from "node:path";
import {
  type ProgressListener,
  readIfPresent,
  sha256Hex,
  withLock,
  writeAtomically,
} from "../host/mod.ts";
import { unpack } from "./_unpack.ts";

/** What {@linkcode fetchOnce} fetches, and where it keeps it. */
export interface FetchOnceOptions {
  readonly address: string;
  /** File that keeps the content, unpacked. */
  readonly path: string;
  /** Of the unpacked content. */
  readonly sha256: string;
  /** What to do where the address cannot be reached; ends the error's message. */
  readonly otherwise: string;
  readonly onProgress?: ProgressListener | undefined;
  /** Milliseconds without a byte after which the other side is given up; 30 s if not given. */
  readonly patience?: number | undefined;
}

/**
 * Content of a file that is fetched once, unpacked, and then kept. What was kept is checked, and
 * fetched again if it is broken; of many processes at once, one fetches and the others wait.
 *
 * @throws {RangeError} If what the address gives is broken, or not what is wanted.
 * @throws {Error} If the address cannot be reached, or breaks off.
 */
export async function fetchOnce(options: FetchOnceOptions): Promise<Uint8Array> {
  const { address, path, sha256, onProgress } = options;
  const kept = async () => {
    const content = await readIfPresent(path);
    return content !== undefined && sha256Hex(content) === sha256 ? content : undefined;
  };
  const onWait = () => onProgress?.(`Waiting for another process to fetch ${basename(path)}`);
  return await kept() ?? await withLock(`${path}.lock`, async () => {
    const keptByOther = await kept();
    if (keptByOther !== undefined) return keptByOther;
    const content = unpack(address, await download(options));
    const found = sha256Hex(content);
    if (found !== sha256) {
      throw new RangeError(
        `Cannot use ${address}: expected content of SHA-256 ${sha256}, found ${found}`,
      );
    }
    await writeAtomically(path, content);
    return content;
  }, { onWait });
}

async function download(options: FetchOnceOptions): Promise<Uint8Array> {
  const { address, path, otherwise, onProgress, patience = 30_000 } = options;
  const silence = new AbortController();
  const giveUp = () => silence.abort(new Error(`no byte came for ${patience / 1000} s`));
  let timer = setTimeout(giveUp, patience);
  try {
    const response = await fetch(address, { signal: silence.signal });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new Error(`the server answered ${response.status} ${response.statusText}`);
    }
    const total = Number(response.headers.get("content-length"));
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let received = 0;
    for await (const piece of response.body) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, patience);
      pieces.push(piece);
      received += piece.length;
      onProgress?.(`Fetching ${basename(path)}`, total > 0 ? received / total : undefined);
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot fetch ${address}: ${reason}; ${otherwise}`, { cause });
  } finally {
    clearTimeout(timer);
  }
}
