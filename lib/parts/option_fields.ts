import { z } from "zod";

/** One option, as a docs table or an override checker wants to know it. */
export interface OptionField {
  readonly key: string;
  readonly type: "number" | "integer" | "boolean" | "choice" | "text" | "other";
  /** The values of a choice. */
  readonly choices?: readonly string[];
  /** What stands when the option is left out; undefined for an option without a default. */
  readonly default: unknown;
  /** Whether a config may leave it out. */
  readonly optional: boolean;
  /** Meaning, unit, range, and where the default comes from. */
  readonly description: string;
}

/** Lists the options of a schema, in its order. */
export function optionFields(options: z.ZodObject): OptionField[] {
  const { properties = {}, required = [] } = z.toJSONSchema(options, {
    io: "input",
    unrepresentable: "any",
  });
  return Object.entries(properties).map(([key, property]) => {
    const field = typeof property === "object" ? property : {};
    return {
      key,
      type: typeOf(field),
      ...(field.enum === undefined ? {} : { choices: field.enum.map(String) }),
      default: field.default,
      optional: !required.includes(key),
      description: field.description ?? "",
    };
  });
}

function typeOf({ enum: choices, type }: z.core.JSONSchema.JSONSchema): OptionField["type"] {
  if (choices !== undefined) return "choice";
  if (type === "string") return "text";
  return type === "number" || type === "integer" || type === "boolean" ? type : "other";
}
