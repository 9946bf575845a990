/** The managed MLflow server did not start. */
export class ServerStartError extends Error {
  override readonly name = "ServerStartError";

  constructor(
    message: string,
    /** The file with the server's own words. */
    readonly log: string,
  ) {
    super(message);
  }
}
