import { hideStandardError } from "./hide_standard_error.ts";
import type { Runtime } from "./runtime.ts";
import { existing, newStatus } from "./status.ts";
import { symbols } from "./symbols.ts";

/**
 * Loads libtensorflow and opens an eager context with a fixed number of threads. On a GPU it takes memory
 * as it needs it, instead of all there is, so that several workers can share one.
 */
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
  const config = contextConfig(threads);
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
  return {
    library,
    context: existing(context, "a context"),
    status,
    version,
    handles: 0,
    constants: new Map(),
    addresses: new BigUint64Array(32),
    count: new Int32Array(1),
    availableBytes: () => Deno.systemMemoryInfo().available,
  };
}

/**
 * A `ConfigProto`: field 2 is the number of threads within an op, field 5 between ops; field 6, of GPUs,
 * holds field 4, taking memory as it is needed; field 7 lets an op without a GPU kernel run elsewhere.
 */
function contextConfig(threads: number): Uint8Array<ArrayBuffer> {
  const count = varint(threads);
  const growing = [4 << 3, 1];
  return Uint8Array.from([
    2 << 3,
    ...count,
    5 << 3,
    ...count,
    6 << 3 | 2,
    growing.length,
    ...growing,
    7 << 3,
    1,
  ]);
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [value % 128 + 128, ...varint(Math.floor(value / 128))];
}
