import { assertEquals } from "@std/assert";

const folder = new URL("./fixtures/", import.meta.url);

/**
 * Compares with a committed file; where they differ, what was found is written to a temporary file,
 * to be looked at and, if it is better, moved over the old one.
 */
export async function assertGolden(name: string, actual: unknown): Promise<void> {
  const expected = await Deno.readTextFile(new URL(name, folder)).catch(() => "null");
  try {
    assertEquals(JSON.parse(JSON.stringify(actual)), JSON.parse(expected));
  } catch (error) {
    const changed = `${await Deno.makeTempDir()}/changed.${name}`;
    await Deno.writeTextFile(changed, `${JSON.stringify(actual, null, 2)}\n`);
    throw new Error(`${name} is not as committed; what was found is in ${changed}`, {
      cause: error,
    });
  }
}
