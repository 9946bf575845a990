import type { OpDefinition } from "../../../lib/tensor/native/op_definition.ts";
import type { Call } from "./call.ts";
import { changeAttribute, drawAttribute } from "./change_attribute.ts";
import { changeInput } from "./change_input.ts";
import type { Draw } from "./draw.ts";

/** The call with one thing changed: an input, an attribute, or how many there are of them. */
export function changeCall(call: Call, op: OpDefinition, draw: Draw): Call {
  const { attributes, inputs } = call;
  const [a, i] = [draw.below(attributes.length), draw.below(inputs.length)];
  const changes: (() => Call)[] = [];
  if (op.attributes.size > 0) {
    const added = () => drawAttribute(draw.pick([...op.attributes.values()]), draw);
    changes.push(() => ({ ...call, attributes: [...attributes, added()] }));
  }
  if (inputs.length > 0) {
    const changed = () => ({ ...call, inputs: inputs.with(i, changeInput(inputs[i]!, draw)) });
    changes.push(changed, changed, changed, () => ({
      ...call,
      inputs: draw.pick([inputs.toSpliced(i, 1), [...inputs, inputs[i]!], [], inputs.toReversed()]),
    }));
  }
  if (attributes.length > 0) {
    const changed = () => ({
      ...call,
      attributes: attributes.with(a, changeAttribute(attributes[a]!, draw)),
    });
    changes.push(changed, changed, () => ({ ...call, attributes: attributes.toSpliced(a, 1) }));
  }
  return changes.length === 0 ? call : draw.pick(changes)();
}
