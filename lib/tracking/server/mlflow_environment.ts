import { type ProgressListener, pythonEnvironment } from "../../host/mod.ts";

/** Options of {@linkcode mlflowEnvironment}. */
export interface MlflowEnvironmentOptions {
  readonly onProgress?: ProgressListener | undefined;
}

/** Path of a Python with the pinned MLflow; the first call installs it into the cache folder. */
export async function mlflowEnvironment(options: MlflowEnvironmentOptions = {}): Promise<string> {
  const { python } = await pythonEnvironment({
    name: "mlflow",
    requirements: new URL("../requirements.txt", import.meta.url),
    // What the server imports: its first start is then as quick as the next.
    precompile: ["mlflow.server.fastapi_app", "uvicorn"],
    onProgress: options.onProgress,
  });
  return python;
}
