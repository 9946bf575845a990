import * as tf from "@tensorflow/tfjs";
import { compile } from "../../lib/tensor/mod.ts";
import { sameValues } from "./same_values.ts";
import { untracedKernels } from "./untraced_kernels.ts";

/** What came of the kernel calls of a spec. */
export interface TracedCalls {
  /** How many ran both ways. */
  readonly compared: number;
  /** Calls of kernels that cannot be compiled. */
  readonly left: readonly string[];
  readonly differences: readonly string[];
}

type Inputs = Record<string, tf.Tensor | undefined>;

/**
 * From now on runs every call of a kernel of the TensorFlow backend a second time, in a function that
 * `compile()` makes of it, and compares: the same values in every bit, or an error both times.
 *
 * @returns what came of the calls since it was last asked
 */
export function traceKernels(): () => TracedCalls {
  let compared = 0;
  let left: string[] = [];
  let differences: string[] = [];
  let inside = false;

  for (const kernel of tf.getKernelsForBackend("tensorflow")) {
    const { kernelName, kernelFunc } = kernel;
    kernel.kernelFunc = (call) => {
      if (inside) return kernelFunc(call);
      inside = true;
      try {
        const eager = attempt(() => kernelFunc(call));
        const found = apart(() => compareWithTraced(kernelName, kernelFunc, call, eager));
        if (found === "left") left.push(kernelName);
        else compared++;
        if (typeof found === "object") differences.push(`${kernelName}: ${found.difference}`);
        if (eager.error !== undefined) throw eager.error;
        return eager.result!;
      } finally {
        inside = false;
      }
    };
  }

  return () => {
    const calls = { compared, left, differences };
    compared = 0;
    left = [];
    differences = [];
    return calls;
  };
}

interface Attempt<Result> {
  readonly result?: Result;
  readonly error?: unknown;
}

function attempt<Result>(run: () => Result): Attempt<Result> {
  try {
    return { result: run() };
  } catch (error) {
    return { error };
  }
}

/** Runs outside of the scopes, the gradient, the profile and the debugging that the spec has going on. */
function apart<Result>(run: () => Result): Result {
  const { state } = tf.engine();
  const { scopeStack, activeScope, gradientDepth, profiling } = state;
  const debugging = tf.env().getBool("DEBUG");
  const none = { scopeStack: [], activeScope: undefined, gradientDepth: 0, profiling: false };
  Object.assign(state, none);
  if (debugging) tf.env().set("DEBUG", false);
  try {
    return run();
  } finally {
    Object.assign(state, { scopeStack, activeScope, gradientDepth, profiling });
    if (debugging) tf.env().set("DEBUG", true);
  }
}

type Call = Parameters<tf.KernelFunc>[0];

/** `"left"` if it cannot be compiled, as its kernel's listing says. */
type Comparison = "same" | "left" | { readonly difference: string };

function compareWithTraced(
  name: string,
  kernelFunc: tf.KernelFunc,
  call: Call,
  eager: Attempt<tf.TensorInfo | tf.TensorInfo[]>,
): Comparison {
  const given = Object.entries(call.inputs as Inputs).filter(([, input]) => input !== undefined);
  const tensors = given.map(([, input]) => input instanceof tf.Variable ? input.clone() : input!);
  using compiled = compile((...symbols: tf.Tensor[]) => {
    const inputs = Array.isArray(call.inputs)
      ? symbols
      : Object.fromEntries(given.map(([key], index) => [key, symbols[index]!]));
    return [kernelFunc({ ...call, inputs: inputs as tf.NamedTensorInfoMap })].flat().map(tensorOf);
  }, { name });
  const traced = attempt(() => compiled(...tensors));
  try {
    if (eager.error !== undefined) {
      return traced.error === undefined ? { difference: `only eager: ${eager.error}` } : "same";
    }
    if (traced.error !== undefined) {
      const known = name in untracedKernels && /depends on values/.test(String(traced.error));
      if (known) return "left";
      return { difference: `only traced: ${traced.error}` };
    }
    const expected = [eager.result!].flat();
    const found = traced.result!;
    if (expected.length !== found.length) {
      return { difference: `${expected.length} results eager, ${found.length} traced` };
    }
    const differences = expected.map((info, i) => differenceOf(call.backend, info, found[i]!));
    const difference = differences.find((it) => it !== undefined);
    return difference === undefined ? "same" : { difference };
  } finally {
    tf.dispose(traced.result ?? []);
    tensors.forEach((tensor, index) => tensor === given[index]![1] || tensor.dispose());
  }
}

function tensorOf(info: tf.TensorInfo): tf.Tensor {
  return info instanceof tf.Tensor ? info : tf.engine().makeTensorFromTensorInfo(info);
}

function differenceOf(
  backend: Call["backend"],
  eager: tf.TensorInfo,
  traced: tf.Tensor,
): string | undefined {
  const kinds = [eager, traced].map(({ dtype, shape }) => `${dtype}[${shape}]`);
  if (kinds[0] !== kinds[1]) return `eager ${kinds[0]}, traced ${kinds[1]}`;
  const { readSync } = backend as tf.KernelBackend;
  const [expected, found] = [readSync(eager.dataId), readSync(traced.dataId)];
  return sameValues(expected, found)
    ? undefined
    : `eager [${expected.slice(0, 8)}], traced [${found.slice(0, 8)}]`;
}
