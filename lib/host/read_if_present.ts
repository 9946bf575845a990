/** Bytes of a file, or `undefined` if there is no such file. Other failures throw as usual. */
export async function readIfPresent(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await Deno.readFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Text of a UTF-8 file, or `undefined` if there is no such file. */
export async function readTextIfPresent(path: string): Promise<string | undefined> {
  const bytes = await readIfPresent(path);
  return bytes && new TextDecoder().decode(bytes);
}
