/** There is no libtensorflow on this machine and none could be fetched. */
export class MissingLibraryError extends Error {
  override readonly name = "MissingLibraryError";

  constructor(reason: string, options?: ErrorOptions) {
    super(
      `Cannot locate libtensorflow: ${reason}\n` +
        "Set MARGINALIA_LIBTENSORFLOW to the path of an installed one, or run with --backend cpu",
      options,
    );
  }
}
