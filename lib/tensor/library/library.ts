/** A libtensorflow on this machine. */
export interface Library {
  /** The file to open. It finds the library it needs beside itself. */
  readonly path: string;
  /**
   * Where it comes from: the user's `MARGINALIA_LIBTENSORFLOW`, an installed Python package, the
   * cache, or the cache after it was fetched just now.
   */
  readonly source: "environment" | "python" | "cache" | "fetched";
  /** Version, such as `2.21.0`, or `unknown` where only the opened library can tell. */
  readonly version: string;
}
