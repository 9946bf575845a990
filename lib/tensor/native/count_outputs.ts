import type { AttributeValue } from "./attribute.ts";
import { isList, lengthSaid } from "./list_arguments.ts";
import type { ArgumentDefinition, OpDefinition } from "./op_definition.ts";

/** TensorFlow makes room for as many as it is asked for, though memory runs out. */
const mostOutputs = 65_536;

/** How many tensors an op gives under these attributes. */
export function countOutputs(op: OpDefinition, given: ReadonlyMap<string, AttributeValue>): number {
  let outputs = 0;
  for (const argument of op.outputs) outputs += lengthOf(op, argument, given);
  if (outputs <= mostOutputs) return outputs;
  throw new RangeError(
    `Cannot run ${op.name}: it may give at most ${mostOutputs} tensors, found ${outputs}`,
  );
}

function lengthOf(
  op: OpDefinition,
  argument: ArgumentDefinition,
  given: ReadonlyMap<string, AttributeValue>,
): number {
  if (!isList(argument)) return 1;
  return lengthSaid(argument, given) ??
    op.attributes.get(argument.countAttribute ?? "")?.defaultNumber ?? 0;
}
