/** A new folder for all tests of the file that asks for it, which goes when they have ended. */
export async function folderOfThisFile(): Promise<string> {
  const path = await Deno.makeTempDir({ prefix: "marginalia-" });
  Deno.test.afterAll(() => Deno.remove(path, { recursive: true }));
  return path;
}
