import { join } from "node:path";
import {
  type ProgressListener,
  type PythonEnvironment,
  pythonEnvironment,
  writeAtomically,
} from "../host/mod.ts";
import { writeKernelSpec } from "./kernel_spec.ts";

/** What JupyterLab need not ask of somebody who wants to open a notebook. */
const labSettings = {
  "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
};

/**
 * The managed Python environment with JupyterLab and nbclient, in which the kernel named `deno` is
 * the Deno that runs now. The first call on a machine fetches it, later ones find it.
 */
export async function notebookEnvironment(
  { onProgress }: { readonly onProgress?: ProgressListener } = {},
): Promise<PythonEnvironment> {
  const environment = await pythonEnvironment({
    name: "notebook",
    requirements: new URL("./requirements.txt", import.meta.url),
    precompile: ["jupyterlab.labapp", "nbclient"],
    onProgress,
  });
  await writeKernelSpec({ environment: environment.folder });
  const settings = join(environment.folder, "share", "jupyter", "lab", "settings");
  await writeAtomically(join(settings, "overrides.json"), JSON.stringify(labSettings, null, 2));
  return environment;
}
