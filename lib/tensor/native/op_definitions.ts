import { cString } from "./c_string.ts";
import { type OpDefinition, parseOpDefinition } from "./op_definition.ts";
import { existing, type Status } from "./status.ts";
import type { Library } from "./symbols.ts";

/** Looks an op up by name; throws when TensorFlow has none of that name. */
export type OpDefinitions = (name: string) => OpDefinition;

/** Reads a definition when its op is first called: parsing all 1,400 of them would cost start-up time. */
export function openOpDefinitions(library: Library, status: Status): OpDefinitions {
  const graph = existing(library.TF_NewGraph(), "a graph");
  const known = new Map<string, OpDefinition>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const buffer = existing(library.TF_NewBuffer(), "a buffer");
    try {
      library.TF_GraphGetOpDef(graph, cString(name), buffer, status.pointer);
      status.check(`run ${name}`);
      const made = parseOpDefinition(contents(buffer));
      known.set(name, made);
      return made;
    } finally {
      library.TF_DeleteBuffer(buffer);
    }
  };
}

/** A copy of what a `TF_Buffer` holds: it begins with a pointer to the bytes and their number. */
function contents(buffer: Deno.PointerObject): Uint8Array {
  const view = new Deno.UnsafePointerView(buffer);
  const data = existing(view.getPointer(0), "a buffer");
  const length = Number(view.getBigUint64(8));
  return new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(data, length).slice(0));
}
