import { join, resolve } from "node:path";
import {
  processStartTime,
  type ProgressListener,
  stopProcessGroup,
  withLock,
  writeAtomically,
} from "../../host/mod.ts";
import {
  readListening,
  readRunningServer,
  type ServerProcess,
  writeRunningServer,
} from "./_server_state.ts";
import { serverVariables } from "./_server_variables.ts";
import { waitForServer } from "./_wait_for_server.ts";
import { mlflowEnvironment } from "./mlflow_environment.ts";
import program from "./mlflow_server.py" with { type: "text" };
import { ServerStartError } from "./server_start_error.ts";

/** How to run the managed MLflow server. */
export interface MlflowServerOptions {
  /** The store: database, artifacts, log and state of the server. One server runs a store. */
  readonly folder: string;
  /** Milliseconds without a request after which the server ends; defaults to 30 minutes. */
  readonly idle?: number | undefined;
  /** Milliseconds that a start may take; defaults to 2 minutes, for a busy or slow machine. */
  readonly timeout?: number | undefined;
  /** Path of a Python with MLflow; defaults to an environment made in the cache folder. */
  readonly python?: string | undefined;
  readonly onProgress?: ProgressListener | undefined;
}

/** A running MLflow server. */
export interface MlflowServer {
  /** `http://127.0.0.1:port`. */
  readonly uri: string;
  readonly pid: number;
  readonly port: number;
  /** Whether this call started it. */
  readonly started: boolean;
}

/** Milliseconds that a server which runs already may be silent, perhaps still starting. */
const PATIENCE = 30_000;

/**
 * The MLflow server of a store: the one that runs, else a new one. It is MLflow's own application,
 * on loopback, with SQLite and a single worker, in a process group of its own. It outlives this
 * process and ends when it has been idle, or by {@linkcode stopMlflowServer}. The port stays the
 * same from start to start while it is free, so that addresses of runs stay valid.
 *
 * Several processes may call this at once: one starts the server, all get it.
 *
 * @throws {ServerStartError} If the server ends or does not answer in time; it names the log file.
 */
export async function ensureMlflowServer(options: MlflowServerOptions): Promise<MlflowServer> {
  const folder = resolve(options.folder);
  const onWait = () => options.onProgress?.("Waiting for another process to start MLflow");
  return await withLock(join(folder, "server.lock"), async () => {
    return await findServer(folder) ?? await startServer({ ...options, folder });
  }, { onWait });
}

async function findServer(folder: string): Promise<MlflowServer | undefined> {
  const running = await readRunningServer(folder);
  if (!running) return undefined;
  const waited = await waitForServer(folder, running, PATIENCE);
  if (waited.kind === "healthy") return server(running.pid, waited.port, false);
  await stopProcessGroup(running.pid);
  return undefined;
}

async function startServer(options: MlflowServerOptions): Promise<MlflowServer> {
  const { folder, idle = 30 * 60_000, timeout = 120_000, onProgress } = options;
  const python = options.python ?? await mlflowEnvironment({ onProgress });
  onProgress?.("Starting MLflow");
  const process = await spawnServer(python, folder, idle);
  const waited = await waitForServer(folder, process, timeout);
  if (waited.kind === "healthy") return server(process.pid, waited.port, true);
  await stopProcessGroup(process.pid);
  const found = waited.kind === "ended" ? "its process ended" : `nothing for ${timeout / 1000} s`;
  const log = join(folder, "server.log");
  throw new ServerStartError(
    `Cannot start MLflow: expected an answer on /health, found that ${found}; read ${log}`,
    log,
  );
}

async function spawnServer(python: string, folder: string, idle: number): Promise<ServerProcess> {
  const script = join(folder, "mlflow_server.py");
  await writeAtomically(script, program);
  // Where the last server was, so that addresses of runs stay valid.
  const port = (await readListening(folder))?.port ?? 0;
  const child = new Deno.Command(python, {
    // Isolated: no settings of the user's Python, no modules from the store's folder.
    args: ["-I", "-u", "-W", "ignore", script, folder, String(port), String(idle / 1000)],
    cwd: folder,
    clearEnv: true,
    env: serverVariables(Deno.env.toObject()),
    stdin: "null",
    stdout: "null",
    stderr: "null",
    detached: true,
  }).spawn();
  child.unref();
  const process = { pid: child.pid, processStart: await processStartTime(child.pid) ?? "" };
  // At once: if this process is killed now, the next one still finds the server.
  await writeRunningServer(folder, process);
  return process;
}

function server(pid: number, port: number, started: boolean): MlflowServer {
  return { uri: `http://127.0.0.1:${port}`, pid, port, started };
}
