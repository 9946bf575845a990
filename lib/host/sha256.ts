import { createHash, type Hash } from "node:crypto";

/** SHA-256 of bytes, or of text as UTF-8: 64 lower-case hexadecimal digits. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** SHA-256 of a file, read piece by piece: 64 lower-case hexadecimal digits. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash: Hash = createHash("sha256");
  using file = await Deno.open(path);
  // One MiB: large enough that hashing, not calls, takes the time.
  const buffer = new Uint8Array(2 ** 20);
  for (let read; (read = await file.read(buffer)) !== null;) {
    hash.update(buffer.subarray(0, read));
  }
  return hash.digest("hex");
}
