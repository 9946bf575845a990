import { stopProcessGroup } from "../host/mod.ts";

export interface ServeNotebooksOptions {
  /** The environment's Python, which has JupyterLab. */
  readonly python: string;
  /** The folder that JupyterLab opens on. */
  readonly folder: string;
  /** Port on loopback; where it is taken, JupyterLab takes the next free one. Default 8888. */
  readonly port?: number;
  /** Whether to open the browser. */
  readonly browser: boolean;
  /** Ends the server and its kernels. */
  readonly signal: AbortSignal;
}

/** Kernels in the middle of a training step need a moment to end. */
const graceMilliseconds = 20_000;

/**
 * Runs JupyterLab, which prints its address, until it is ended from its own menu or by the
 * signal. Returns its exit code.
 */
export async function serveNotebooks(options: ServeNotebooksOptions): Promise<number> {
  const { python, folder, port = 8888, browser, signal } = options;
  const server = new Deno.Command(python, {
    args: [
      "-I",
      "-m",
      "jupyterlab",
      "--ServerApp.ip=127.0.0.1",
      `--ServerApp.port=${port}`,
      `--ServerApp.root_dir=${folder}`,
      `--ServerApp.open_browser=${browser ? "True" : "False"}`,
      `--ServerApp.allow_root=${Deno.uid() === 0 ? "True" : "False"}`,
      "--MultiKernelManager.default_kernel_name=deno",
      "--Application.log_level=ERROR",
    ],
    env: { JUPYTER_PREFER_ENV_PATH: "1", JUPYTER_PLATFORM_DIRS: "1" },
    stdin: "null",
    // Away from the terminal's Ctrl-C, which would end the server before its kernels.
    detached: true,
  }).spawn();
  const stop = () => stopProcessGroup(server.pid, { grace: graceMilliseconds });
  signal.addEventListener("abort", stop, { once: true });
  const { code } = await server.status;
  signal.removeEventListener("abort", stop);
  return signal.aborted ? 0 : code;
}
