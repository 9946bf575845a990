import { hideStandardError } from "./hide_standard_error.ts";
import type { Runtime } from "./runtime.ts";
import { existing, newStatus } from "./status.ts";
import { symbols } from "./symbols.ts";

/** Loads libtensorflow and opens an eager context with a fixed number of threads. */
export function loadTensorFlow(path: string, threads: number): Runtime {
  // TensorFlow logs its build flags and its device search at start; a user who wants them sets the level.
  if (Deno.env.get("TF_CPP_MIN_LOG_LEVEL") === undefined) {
    Deno.env.set("TF_CPP_MIN_LOG_LEVEL", "3");
  }
  // Otherwise the first context of a process decides over the threads of all later ones.
  Deno.env.set("TF_OVERRIDE_GLOBAL_THREADPOOL", "1");
  const library = hideStandardError(() => Deno.dlopen(path, symbols)).symbols;
  const status = newStatus(library);
  const options = existing(library.TFE_NewContextOptions(), "context options");
  const config = threadConfig(threads);
  library.TFE_ContextOptionsSetConfig(
    options,
    config,
    BigInt(config.length),
    status.pointer,
  );
  status.check("start TensorFlow");
  const context = library.TFE_NewContext(options, status.pointer);
  library.TFE_DeleteContextOptions(options);
  status.check("start TensorFlow");
  const version = Deno.UnsafePointerView.getCString(existing(library.TF_Version(), "a version"));
  return { library, context: existing(context, "a context"), status, version, handles: 0 };
}

/** A `ConfigProto`: field 2 is the number of threads within an op, field 5 between ops. */
function threadConfig(threads: number): Uint8Array<ArrayBuffer> {
  const count = varint(threads);
  return Uint8Array.from([2 << 3, ...count, 5 << 3, ...count]);
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [value % 128 + 128, ...varint(Math.floor(value / 128))];
}
