import type { Attribute, AttributeValue } from "../native/attribute.ts";
import { checkCall, type CheckedCall } from "../native/check_call.ts";
import type { OpDefinition } from "../native/op_definition.ts";
import type { OpDefinitions } from "../native/op_definitions.ts";
import { demandedTypes } from "./foreign_types.ts";

/** What is known of a call from its op, attributes and types alone: it has passed the checks of these. */
export interface CallPlan {
  readonly definition: OpDefinition;
  /** Types that the inputs are turned into; undefined when there is nothing to turn. */
  readonly demanded: readonly number[] | undefined;
  readonly call: CheckedCall;
  /** The attributes given and those inferred. */
  readonly all: readonly Attribute[];
}

interface KnownPlan extends CallPlan {
  readonly attributes: readonly Attribute[];
  readonly types: readonly number[];
}

interface Typed {
  readonly dtype: number;
}

/** Checks a call, or finds the plan of one that passed with the same attributes and types. */
export type CallPlans = (
  name: string,
  attributes: readonly Attribute[],
  inputs: readonly Typed[],
) => CallPlan;

/** Plans kept of one op, the newest first: comparing with more would cost as much as checking anew. */
const plansPerOp = 8;

/** Attributes and types of a call are compared one by one: building a key of them takes longer. */
export function openCallPlans(definitions: OpDefinitions): CallPlans {
  const plans = new Map<string, KnownPlan[]>();

  return (name, attributes, inputs) => {
    const known = plans.get(name);
    const found = known?.find((plan) => fits(plan, attributes, inputs));
    if (found !== undefined) return found;
    const definition = definitions(name);
    const types = inputs.map(({ dtype }) => dtype);
    const demanded = demandedTypes(definition, attributes, types);
    const call = checkCall(definition, attributes, demanded ?? types);
    const own = attributes.map(copied);
    const all = [...own, ...call.inferred];
    const made = { definition, demanded, call, all, attributes: own, types };
    plans.set(name, [made, ...known ?? []].slice(0, plansPerOp));
    return made;
  };
}

function fits(
  plan: KnownPlan,
  attributes: readonly Attribute[],
  inputs: readonly Typed[],
): boolean {
  if (plan.attributes.length !== attributes.length || plan.types.length !== inputs.length) {
    return false;
  }
  for (let i = 0; i < inputs.length; i++) {
    if (plan.types[i] !== inputs[i]!.dtype) return false;
  }
  for (let i = 0; i < attributes.length; i++) {
    const [known, given] = [plan.attributes[i]!, attributes[i]!];
    if (known.name !== given.name || known.type !== given.type) return false;
    if (!Object.is(known.value, given.value) && !isSameList(known.value, given.value)) return false;
  }
  return true;
}

function isSameList(a: AttributeValue, b: AttributeValue): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

/** A list is the caller's, who may change it. */
function copied({ name, type, value }: Attribute): Attribute {
  return { name, type, value: Array.isArray(value) ? [...value] : value };
}
