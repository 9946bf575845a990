import type { TensorFlowBackend } from "../../../lib/tensor/backend/tensorflow_backend.ts";
import type { OpDefinition } from "../../../lib/tensor/native/op_definition.ts";
import { openOpDefinitions } from "../../../lib/tensor/native/op_definitions.ts";
import { opNames } from "./op_names.ts";

/** TensorFlow's definitions of every op that a kernel may call. */
export async function knownOps({ runtime }: TensorFlowBackend): Promise<OpDefinition[]> {
  const definitions = openOpDefinitions(runtime.library, runtime.status);
  const names = await opNames((name) => {
    try {
      return definitions(name) !== undefined;
    } catch {
      return false;
    }
  });
  return names.map(definitions);
}
