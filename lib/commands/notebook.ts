/**
 * Opens JupyterLab with the Deno kernel on notebooks/, on this machine only; or executes one notebook, with
 * parameters of its own.
 *
 * `deno task notebook [--port 8888] [--no-browser]`
 * `deno task notebook run NAME [key=value …]`
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { notebookEnvironment, serveNotebooks } from "../notebook/mod.ts";
import { locateLibrary } from "../tensor/mod.ts";
import { watchInterrupts } from "./_interrupts.ts";
import { exitCode, runCommand } from "./_run_command.ts";
import { runOne } from "./_run_one_notebook.ts";
import { setupProgress } from "./_setup_progress.ts";
import { UsageError } from "./_usage_error.ts";

const usage = `deno task notebook [--port NUMBER] [--no-browser]
       deno task notebook run NAME [key=value …]`;
const notebooks = fileURLToPath(new URL("../../notebooks", import.meta.url));

interface NotebookArguments {
  readonly port: number;
  readonly browser: boolean;
}

function notebookArguments(args: string[]): NotebookArguments {
  const { values } = parse(args);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UsageError(
      `Cannot open notebooks: --port must be an integer from 1 to 65535, found "${values.port}"`,
    );
  }
  return { port, browser: !values["no-browser"] };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: "string", default: "8888" },
        "no-browser": { type: "boolean", default: false },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new UsageError(`Cannot open notebooks: ${reason}; usage: ${usage}`);
  }
}

await runCommand(usage, async () => {
  const [verb, ...rest] = Deno.args;
  return verb === "run" ? await runOne(rest, notebooks) : await serve(notebookArguments(Deno.args));
});

async function serve({ port, browser }: NotebookArguments): Promise<number> {
  const onProgress = setupProgress();
  const { python } = await notebookEnvironment({ onProgress });
  // Fetched here, where one sees it, and not in a notebook's first cell.
  await locateLibrary({ onProgress });
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  // Nothing is left running, so a second Ctrl-C waits for the server's end as well.
  using _interrupts = watchInterrupts(stop, stop);
  const code = await serveNotebooks({
    python,
    folder: notebooks,
    port,
    browser,
    signal: stopping.signal,
  });
  return code === 0 ? exitCode.done : exitCode.failed;
}
