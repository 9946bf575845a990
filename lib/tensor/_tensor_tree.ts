import { Tensor } from "@tensorflow/tfjs";

/** The tensors in nested records and arrays, and the tree without them. */
export interface Flattened {
  readonly tensors: readonly Tensor[];
  /** Where each stands, e.g. `weights[0].bias`; empty for a tree that is one tensor. */
  readonly paths: readonly string[];
  /** The tree's form: equal text means equal form. */
  readonly form: string;
  /** Builds a tree of the same form around other tensors. */
  rebuild(tensors: readonly Tensor[]): unknown;
}

/** Takes a tree of tensors apart, depth first. `action` begins the message if a leaf is no tensor. */
export function flatten(tree: unknown, action: string): Flattened {
  const tensors: Tensor[] = [];
  const paths: string[] = [];
  const parts: string[] = [];

  function walk(node: unknown, path: string): (next: Iterator<Tensor>) => unknown {
    if (node instanceof Tensor) {
      tensors.push(node);
      paths.push(path);
      parts.push("t");
      return (next) => next.next().value;
    }
    if (Array.isArray(node)) {
      parts.push("[");
      const children = node.map((child, index) => walk(child, `${path}[${index}]`));
      parts.push("]");
      return (next) => children.map((child) => child(next));
    }
    if (isRecord(node)) {
      parts.push("{");
      const children = Object.entries(node).map(([key, child]) => {
        parts.push(JSON.stringify(key));
        return [key, walk(child, path === "" ? key : `${path}.${key}`)] as const;
      });
      parts.push("}");
      return (next) => Object.fromEntries(children.map(([key, child]) => [key, child(next)]));
    }
    throw new TypeError(
      `Cannot ${action}: ${path || "it"} must be a tensor, or a record or array of them, found ${
        node === null ? "null" : typeof node
      }`,
    );
  }

  const build = walk(tree, "");
  return { tensors, paths, form: parts.join(""), rebuild: (next) => build(next.values()) };
}

function isRecord(node: unknown): node is Readonly<Record<string, unknown>> {
  if (typeof node !== "object" || node === null) return false;
  const prototype = Object.getPrototypeOf(node);
  return prototype === Object.prototype || prototype === null;
}
