import type { Library } from "./library.ts";
import { LIBRARY_NAMES, libraryInFolder } from "./library_in_folder.ts";

/**
 * The library that the user chose with `MARGINALIA_LIBTENSORFLOW`: the file, or its folder.
 *
 * @throws {Deno.errors.NotFound} If there is no such file, or no library in the folder.
 */
export async function chosenLibrary(choice: string): Promise<Library> {
  const found = await Deno.stat(choice).catch(() => undefined);
  const path = found?.isDirectory ? await libraryInFolder(choice) : found && choice;
  if (!path) {
    throw new Deno.errors.NotFound(
      `Cannot use MARGINALIA_LIBTENSORFLOW: expected the path of libtensorflow or of a folder with ` +
        `${LIBRARY_NAMES.join(" or ")}, found ${
          found ? "neither in" : "nothing at"
        } "${choice}"; ` +
        `correct it, or unset it to have the library found or fetched`,
    );
  }
  return { path, source: "environment", version: "unknown" };
}
