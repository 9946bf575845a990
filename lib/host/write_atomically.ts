import { dirname } from "node:path";

/**
 * Writes a file so that a reader, or a crash at any moment, finds the old content or the new, never
 * a part. Folders on the way are made. An existing file is replaced.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  await Deno.mkdir(dirname(path), { recursive: true });
  // In the same folder, since a rename is atomic only within one file system.
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    using file = await Deno.open(temporary, { write: true, createNew: true });
    for (let written = 0; written < bytes.length;) {
      written += await file.write(bytes.subarray(written));
    }
    // Without it a power cut may leave the new name on an empty file.
    await file.sync();
    await Deno.rename(temporary, path);
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  }
}
