// deno-lint-ignore-file no-console -- a child process: its parent reads what it prints
/**
 * Makes every valid call, then calls that differ from them at random, until the number is reached.
 * Arguments: seed, number of calls, and a file for the call in progress.
 *
 * @module
 */
import * as tfjs from "@tensorflow/tfjs";
import seedrandom from "seedrandom";
import type { Attribute } from "../../lib/tensor/native/attribute.ts";
import type { TensorFlowBackend } from "../../lib/tensor/backend/tensorflow_backend.ts";
import { startEngine } from "../../lib/tensor/mod.ts";
import { type Call, type Input, validCalls } from "./valid_calls.ts";

const [seed = "0", count = "1000", log] = Deno.args;
const engine = await startEngine({ threads: 1 });
const backend = tfjs.backend() as TensorFlowBackend;
const draw = seedrandom(seed);
const below = (limit: number) => Math.floor(draw() * limit);
const pick = <Item>(items: readonly Item[]) => items[below(items.length)]!;

function run({ op, attributes, inputs }: Call): void {
  const tensors = inputs.map(({ type, shape, values }) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return tfjs.tensor(Array.from({ length: size }, (_, i) => values?.[i] ?? 1), [...shape], type);
  });
  try {
    for (const result of backend.executeMultipleOutputs(op, attributes, tensors, 0)) {
      result.dataSync();
      result.dispose();
    }
  } finally {
    tfjs.dispose(tensors);
  }
}

function otherInput(input: Input): Input {
  const { shape } = input;
  const place = below(shape.length);
  const changes: (() => Input)[] = [
    () => ({ ...input, type: pick(["float32", "int32", "bool"]) }),
    () => ({ ...input, shape: shape.with(place, pick([0, 1, 2, 3, 7])) }),
    () => ({ ...input, shape: shape.toSpliced(place, 1) }),
    () => ({ ...input, shape: [...shape, pick([0, 1, 2])] }),
    () => ({ ...input, shape: Array.from({ length: below(6) }, () => pick([0, 1, 2, 4])) }),
  ];
  if (input.values?.length) {
    const value = () => pick([-1, 0, 1, 2, 3, 100, 1 << 15, -(2 ** 31)]);
    changes.push(
      () => ({ ...input, values: input.values!.with(below(input.values!.length), value()) }),
      () => ({ ...input, values: input.values!.map(value) }),
    );
  }
  return shape.length === 0 ? changes.at(-1)!() : pick(changes)();
}

function otherAttribute(attribute: Attribute): Attribute {
  const { value } = attribute;
  const number = () => pick([-1, 0, 1, 2, 3, 5, 1000, 2 ** 31 - 1]);
  if (draw() < 0.1) return { ...attribute, type: below(7) };
  if (draw() < 0.1) return { ...attribute, name: pick(["T", "padding", "nonsense"]) };
  if (Array.isArray(value) && value.length > 0) {
    const place = below(value.length);
    return {
      ...attribute,
      value: pick([
        value.with(place, number()),
        value.map(number),
        value.slice(0, place),
        [...value, 1],
        [],
      ]),
    };
  }
  const other = { string: pick(["SAME", "VALID", "EXPLICIT", "", "i->"]), number: number() };
  return { ...attribute, value: typeof value === "string" ? other.string : other.number };
}

const optional: readonly Attribute[] = [
  { name: "data_format", type: 0, value: "NCHW" },
  { name: "padding", type: 0, value: "SAME" },
  { name: "dilations", type: 1, value: [1, 2, 2, 1] },
  { name: "dilations", type: 1, value: [1, 0, 1] },
  { name: "explicit_paddings", type: 1, value: [0, 0, 1, 1, 1, 1, 0, 0] },
  { name: "T", type: 4, value: 1 },
  { name: "N", type: 1, value: 3 },
  { name: "batch_dims", type: 1, value: 2 },
];

function otherCall(call: Call): Call {
  const { attributes, inputs } = call;
  const [a, i] = [below(attributes.length), below(inputs.length)];
  const changes: (() => Call)[] = [
    () => ({ ...call, attributes: [...attributes, pick(optional)] }),
  ];
  if (inputs.length > 0) {
    changes.push(
      () => ({ ...call, inputs: inputs.with(i, otherInput(inputs[i]!)) }),
      () => ({ ...call, inputs: inputs.with(i, otherInput(inputs[i]!)) }),
      () => ({ ...call, inputs: pick([inputs.toSpliced(i, 1), [...inputs, inputs[i]!], []]) }),
    );
  }
  if (attributes.length > 0) {
    changes.push(
      () => ({ ...call, attributes: attributes.with(a, otherAttribute(attributes[a]!)) }),
      () => ({ ...call, attributes: attributes.with(a, otherAttribute(attributes[a]!)) }),
      () => ({ ...call, attributes: attributes.toSpliced(a, 1) }),
    );
  }
  return pick(changes)();
}

for (const call of validCalls) run(call);
const outcome = { refused: 0, ran: 0 };
for (let made = 0; made < Number(count); made++) {
  let call = otherCall(pick(validCalls));
  while (draw() < 0.3) call = otherCall(call);
  if (log !== undefined) Deno.writeTextFileSync(log, JSON.stringify(call));
  try {
    run(call);
    outcome.ran++;
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith("Cannot ")) throw error;
    outcome.refused++;
  }
}
console.log(
  JSON.stringify({ ...outcome, tensors: engine.tensorCount(), handles: engine.handleCount() }),
);
