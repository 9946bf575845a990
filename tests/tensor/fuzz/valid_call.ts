import { dataTypes } from "../../../lib/tensor/native/data_type.ts";
import type { OpDefinition } from "../../../lib/tensor/native/op_definition.ts";
import { bool, type Call, complex, float, type Input, list, strings } from "./call.ts";
import { convolutionCalls } from "./convolution_calls.ts";
import { ownCalls } from "./own_calls.ts";
import { shapeCalls } from "./shape_calls.ts";

const listed = [...convolutionCalls, ...shapeCalls, ...ownCalls];
const special = new Map(listed.map((call) => [call.op, call]));

/** A call of the op that TensorFlow runs: a listed one, or one on tensors of a shape and a type it takes. */
export function validCall(op: OpDefinition): Call {
  const found = special.get(op.name);
  if (found !== undefined) return found;
  const inputs = op.inputs.map(({ type, typeAttribute }): Input => {
    const allowed = op.attributes.get(typeAttribute ?? "")?.allowed;
    const takes = (code: number) =>
      type === code || (type === undefined && (allowed?.includes(code) ?? true));
    if (takes(dataTypes.TF_FLOAT)) return float(2, 3);
    if (takes(dataTypes.TF_INT32)) return list(1, 2);
    if (takes(dataTypes.TF_COMPLEX64)) return complex(2, 3);
    return takes(dataTypes.TF_STRING) ? strings(2, 3) : bool(2, 3);
  });
  return { op: op.name, attributes: [], inputs };
}
