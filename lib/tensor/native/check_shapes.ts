import type { Attribute } from "./attribute.ts";
import type { CheckedCall } from "./check_call.ts";
import { checkGradientShapes } from "./check_gradient_shapes.ts";
import { checkKnownFaults } from "./check_known_faults.ts";
import { checkResultSizes } from "./check_result_sizes.ts";
import { type GraphRecorder, type GraphTensor, openGraphRecorder } from "./graph_recorder.ts";
import type { OpDefinition } from "./op_definition.ts";
import type { OpDefinitions } from "./op_definitions.ts";
import type { Runtime } from "./runtime.ts";
import { isSturdy } from "./sturdy_ops.ts";
import { readNumbers, type TensorHandle } from "./tensor_handle.ts";

/** The scratch graph is thrown away after this many checks, so that it stays small. */
const checksPerGraph = 256;

/** Kinds of calls that are remembered; all are forgotten when there are more. */
const mostKinds = 8192;

/** Shapes remembered of calls with the same op, attributes and types: comparing is quicker than naming a kind. */
const mostShapes = 4;

/** Inputs that may decide over the shape of a result are no longer than this. */
const longestSizes = 16;

export interface ShapeCheck {
  /** Checks the shapes of a call that is about to run. */
  run(
    op: OpDefinition,
    call: CheckedCall,
    attributes: readonly Attribute[],
    inputs: readonly TensorHandle[],
  ): void;
  /** Records a call, whose shapes are inferred and checked by it. */
  record(
    recorder: GraphRecorder,
    op: OpDefinition,
    call: CheckedCall,
    attributes: readonly Attribute[],
    inputs: readonly GraphTensor[],
  ): GraphTensor[];
}

/**
 * Has TensorFlow infer the shapes of a call in a scratch graph before it runs, once for each kind of call:
 * its kernels end the process on some calls that its shape inference refuses. Only where a result's shape
 * depends on values are these read, and then they belong to the kind.
 */
export function openShapeCheck(runtime: Runtime, definitions: OpDefinitions): ShapeCheck {
  const passed = new Set<string>();
  const byValues = new Set<string>();
  const recent = new WeakMap<CheckedCall, (readonly number[])[][]>();
  let scratch: GraphRecorder | undefined;

  function freshScratch(): GraphRecorder {
    if (scratch === undefined || scratch.operations > checksPerGraph) {
      scratch?.close();
      scratch = openGraphRecorder(runtime, "a check of shapes");
    }
    return scratch;
  }

  function checkResults(
    recorder: GraphRecorder,
    op: OpDefinition,
    attributes: readonly Attribute[],
    inputs: readonly GraphTensor[],
    results: readonly GraphTensor[],
  ): boolean {
    const small = checkResultSizes(runtime, op.name, results);
    checkGradientShapes(definitions, recorder, op.name, attributes, inputs, results);
    return small;
  }

  return {
    record(recorder, op, call, attributes, inputs) {
      checkKnownFaults(op.name, attributes, inputs);
      const results = recorder.record(op, call, attributes, inputs);
      checkResults(freshScratch(), op, attributes, inputs, results);
      return results;
    },

    run(op, call, attributes, inputs) {
      checkKnownFaults(op.name, attributes, inputs);
      if (isSturdy(op.name, inputs)) return;
      const shapes = recent.get(call);
      if (shapes?.some((known) => isSame(known, inputs))) return;
      const kind = kindOf(op, attributes, inputs);
      if (passed.has(kind)) {
        recent.set(call, [inputs.map(({ shape }) => shape), ...shapes ?? []].slice(0, mostShapes));
        return;
      }
      if (passed.size + byValues.size > mostKinds) [passed, byValues].forEach((set) => set.clear());
      const recorder = freshScratch();

      if (!byValues.has(kind)) {
        const symbols = inputs.map(({ dtype, shape }) => recorder.input(dtype, shape));
        const results = recorder.record(op, call, attributes, symbols);
        if (results.every(({ shape }) => shape !== undefined)) {
          if (checkResults(recorder, op, attributes, symbols, results)) passed.add(kind);
          return;
        }
        byValues.add(kind);
      }
      const values = inputs.map((input) =>
        isSizes(input) ? readNumbers(runtime, input) : undefined
      );
      const exact = `${kind} ${values.map((list) => list?.join()).join(";")}`;
      if (passed.has(exact)) return;
      const symbols = inputs.map(({ dtype, shape }, index) => {
        const known = values[index];
        return known === undefined
          ? recorder.input(dtype, shape)
          : recorder.constant(known, dtype, shape);
      });
      const results = recorder.record(op, call, attributes, symbols);
      if (checkResults(recorder, op, attributes, symbols, results)) passed.add(exact);
    },
  };
}

function isSame(known: readonly (readonly number[])[], inputs: readonly TensorHandle[]): boolean {
  for (let i = 0; i < inputs.length; i++) {
    const [a, b] = [known[i]!, inputs[i]!.shape];
    if (a.length !== b.length) return false;
    for (let j = 0; j < a.length; j++) if (a[j] !== b[j]) return false;
  }
  return true;
}

function kindOf(
  op: OpDefinition,
  attributes: readonly Attribute[],
  inputs: readonly TensorHandle[],
): string {
  let kind = op.name;
  for (const { name, value } of attributes) kind += ` ${name}=${value}`;
  for (const { dtype, shape } of inputs) kind += ` ${dtype}[${shape}]`;
  return kind;
}

/** Axes, sizes and limits of ranges are short lists of numbers. */
function isSizes({ dtype, shape }: TensorHandle): boolean {
  return (dtype === 1 || dtype === 3 || dtype === 9) && shape.length <= 2 &&
    shape.reduce((a, b) => a * b, 1) <= longestSizes;
}
