import type { ProgressListener } from "../host/mod.ts";

/** Where data comes from; never what it is. */
export interface DataContext {
  /** Folder of the four files of `fashion-mnist`; the other data sets need none. */
  readonly folder?: string | undefined;
  /** Folder that keeps what was fetched or made; `data` in the cache folder if not given. */
  readonly cache?: string | undefined;
  /** Hears what is fetched or made; nothing, when it comes from the cache. */
  readonly onProgress?: ProgressListener | undefined;
}
