import { type Attribute, setEagerAttribute } from "./attribute.ts";
import { cString } from "./c_string.ts";
import type { Runtime } from "./runtime.ts";
import { existing } from "./status.ts";
import { adoptHandle, type TensorHandle } from "./tensor_handle.ts";

/** Runs a checked op at once. */
export function executeOp(
  runtime: Runtime,
  name: string,
  attributes: readonly Attribute[],
  inputs: readonly TensorHandle[],
  outputs: number,
): TensorHandle[] {
  const { library, context, status } = runtime;
  const action = `run ${name}`;
  const op = library.TFE_NewOp(context, cString(name), status.pointer);
  status.check(action);
  const found = existing(op, name);
  try {
    for (const attribute of attributes) {
      setEagerAttribute(library, found, attribute, status.pointer);
    }
    status.check(action);
    for (const input of inputs) {
      library.TFE_OpAddInput(found, input.pointer, status.pointer);
      status.check(action);
    }
    return run(runtime, found, outputs, action).map((pointer) => {
      const dtype = library.TFE_TensorHandleDataType(pointer);
      return adoptHandle(runtime, pointer, dtype, shapeOf(runtime, pointer));
    });
  } finally {
    library.TFE_DeleteOp(found);
  }
}

/** Executes an op that has its inputs; gives pointers to its outputs. */
export function run(
  { library, status, addresses: room, count }: Runtime,
  op: Deno.PointerObject,
  outputs: number,
  action: string,
): Deno.PointerObject[] {
  const addresses = outputs <= room.length ? room : new BigUint64Array(outputs);
  count[0] = outputs;
  library.TFE_Execute(op, addresses, count, status.pointer);
  status.check(action);
  const pointers: Deno.PointerObject[] = [];
  for (let i = 0; i < count[0]!; i++) {
    pointers.push(existing(Deno.UnsafePointer.create(addresses[i]!), "an output"));
  }
  return pointers;
}

/** The shape of what TensorFlow holds. */
export function shapeOf({ library, status }: Runtime, pointer: Deno.PointerObject): number[] {
  const rank = library.TFE_TensorHandleNumDims(pointer, status.pointer);
  status.check("read a shape");
  const shape = new Array<number>(rank);
  for (let i = 0; i < rank; i++) {
    shape[i] = Number(library.TFE_TensorHandleDim(pointer, i, status.pointer));
  }
  status.check("read a shape");
  return shape;
}
