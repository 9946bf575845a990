/** A tensor's values outside the engine, row by row, with its shape. */
export interface NamedArray {
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

/** What a safetensors file holds. */
export interface SafetensorsFile {
  readonly tensors: Readonly<Record<string, NamedArray>>;
  /** Free text by key, e.g. the seed; empty where the file has none. */
  readonly metadata: Readonly<Record<string, string>>;
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly "data_offsets": readonly [begin: number, end: number];
}

/** Bytes of the header's length, a little-endian whole number. */
const PREFIX = 8;
/** Bytes of one element; both element types have four. */
const ELEMENT = 4;
const METADATA = "__metadata__";

/**
 * Writes tensors in the safetensors format: the header's length, a JSON header, then the values.
 * Tensors are laid out by name, so that equal tensors give equal bytes.
 *
 * @throws {RangeError} If values do not fill their shape.
 *
 * @example Out and in again
 * ```ts
 * import { readSafetensors, writeSafetensors } from "@marginalia/marginalia/training";
 * import { assertEquals } from "@std/assert";
 *
 * const tensors = { weight: { shape: [2], values: Float32Array.of(1, -0.5) } };
 * assertEquals(readSafetensors(writeSafetensors(tensors)).tensors, tensors);
 * ```
 *
 * Reference: the format's description in huggingface/safetensors.
 */
export function writeSafetensors(
  tensors: Readonly<Record<string, NamedArray>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const named = Object.entries(tensors).sort(([a], [b]) => a < b ? -1 : 1);
  const header: Record<string, unknown> = Object.keys(metadata).length > 0
    ? { [METADATA]: metadata }
    : {};
  let end = 0;
  for (const [name, { shape, values }] of named) {
    if (values.length !== elements(shape)) {
      throw new RangeError(
        `Cannot write tensor "${name}": shape [${shape}] needs ${
          elements(shape)
        } values, found ${values.length}`,
      );
    }
    const begin = end;
    end += values.byteLength;
    const dtype = values instanceof Float32Array ? "F32" : "I32";
    header[name] = { dtype, shape, data_offsets: [begin, end] } satisfies Entry;
  }

  const json = new TextEncoder().encode(JSON.stringify(header));
  // Blanks up to a multiple of eight, so that the values lie aligned in a mapped file.
  const headerLength = Math.ceil(json.length / PREFIX) * PREFIX;
  const file = new Uint8Array(PREFIX + headerLength + end).fill(
    0x20,
    PREFIX,
    PREFIX + headerLength,
  );
  new DataView(file.buffer).setBigUint64(0, BigInt(headerLength), true);
  file.set(json, PREFIX);
  let offset = PREFIX + headerLength;
  for (const [, { values }] of named) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    offset += values.byteLength;
  }
  return file;
}

/**
 * Reads a safetensors file of float32 (`F32`) and int32 (`I32`) tensors.
 *
 * @throws {SyntaxError} If the bytes are cut off, have no readable header, or hold another element type.
 */
export function readSafetensors(file: Uint8Array): SafetensorsFile {
  const header = readHeader(file);
  const { [METADATA]: metadata = {}, ...entries } = header.json;
  const data = file.subarray(header.end);
  return {
    metadata: metadata as Readonly<Record<string, string>>,
    tensors: Object.fromEntries(
      Object.entries(entries).map((
        [name, entry],
      ) => [name, readTensor(name, entry as Entry, data)]),
    ),
  };
}

function readHeader(file: Uint8Array): { json: Record<string, unknown>; end: number } {
  if (file.length < PREFIX) throw unreadable(`${PREFIX} bytes or more`, `${file.length} bytes`);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = PREFIX + Number(view.getBigUint64(0, true));
  if (end > file.length) throw unreadable(`a header up to byte ${end}`, `${file.length} bytes`);
  try {
    const json = JSON.parse(new TextDecoder().decode(file.subarray(PREFIX, end)));
    if (json instanceof Object && !Array.isArray(json)) return { json, end };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw unreadable("a header that is a JSON object", "something else");
}

function readTensor(
  name: string,
  { dtype, shape, "data_offsets": [begin, end] }: Entry,
  data: Uint8Array,
): NamedArray {
  if (dtype !== "F32" && dtype !== "I32") {
    throw unreadable(`tensor "${name}" of type F32 or I32`, String(dtype));
  }
  if (!(0 <= begin && end <= data.length && end - begin === elements(shape) * ELEMENT)) {
    throw unreadable(
      `${elements(shape) * ELEMENT} bytes of tensor "${name}" with shape [${shape}]`,
      `bytes ${begin} to ${end} of ${data.length}`,
    );
  }
  const { buffer } = data.slice(begin, end);
  return { shape, values: dtype === "F32" ? new Float32Array(buffer) : new Int32Array(buffer) };
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

function unreadable(expected: string, found: string): SyntaxError {
  return new SyntaxError(`Cannot read safetensors: expected ${expected}, found ${found}`);
}
