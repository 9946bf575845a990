import type { Attribute } from "./attribute.ts";
import { checkInputs } from "./check_inputs.ts";
import { countOutputs } from "./count_outputs.ts";
import { givenAttributes } from "./given_attributes.ts";
import type { OpDefinition } from "./op_definition.ts";
import { settleAttribute } from "./settle_attribute.ts";

/** A call that fits its op's definition. */
export interface CheckedCall {
  /** How many tensors the op gives. */
  readonly outputs: number;
  /** Length of each input's list, or undefined for a single tensor. */
  readonly lists: readonly (number | undefined)[];
  /** Attributes that the caller left to be read off the inputs. */
  readonly inferred: readonly Attribute[];
}

/**
 * Checks a call against what TensorFlow says of the op, before TensorFlow sees it: it ends the process
 * on some calls that do not fit.
 */
export function checkCall(
  op: OpDefinition,
  attributes: readonly Attribute[],
  types: readonly number[],
): CheckedCall {
  const given = givenAttributes(op, attributes);
  const inferred: Attribute[] = [];
  const lists = checkInputs(op, types, given, (attribute, input) => {
    if (settleAttribute(op, given, attribute, input)) inferred.push(attribute);
  });
  for (const name of op.required) {
    if (!given.has(name)) {
      throw new TypeError(`Cannot run ${op.name}: attribute ${name} is missing`);
    }
  }
  return { outputs: countOutputs(op, given), lists, inferred };
}
