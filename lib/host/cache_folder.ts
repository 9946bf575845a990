import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Path under the folder where fetched and built things are kept between runs. Nothing is created.
 *
 * The folder is `MARGINALIA_CACHE` if set; else `marginalia` in `XDG_CACHE_HOME`, or in the
 * system's own place for caches: `~/.cache`, `~/Library/Caches` (macOS), `%LOCALAPPDATA%` (Windows).
 *
 * @throws {RangeError} If `MARGINALIA_CACHE` is a relative path: it would name another folder in
 * every working folder.
 */
export function cacheFolder(...segments: readonly string[]): string {
  const chosen = Deno.env.get("MARGINALIA_CACHE");
  if (chosen && !isAbsolute(chosen)) {
    throw new RangeError(
      `Cannot use MARGINALIA_CACHE: expected an absolute path, found "${chosen}"`,
    );
  }
  return join(chosen || join(systemCacheFolder(), "marginalia"), ...segments);
}

function systemCacheFolder(): string {
  const chosen = Deno.env.get("XDG_CACHE_HOME");
  // The XDG specification says that a relative path there is to be ignored.
  if (chosen && isAbsolute(chosen)) return chosen;
  switch (Deno.build.os) {
    case "darwin":
      return join(homedir(), "Library", "Caches");
    case "windows":
      return Deno.env.get("LOCALAPPDATA") ?? join(homedir(), "AppData", "Local");
    default:
      return join(homedir(), ".cache");
  }
}
