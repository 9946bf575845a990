/** One field of a protocol buffer message: a number on the wire, or bytes that the reader interprets. */
export interface Field {
  readonly number: number;
  readonly value: number | Uint8Array;
}

/** The fields of a message in order. Numbers beyond 2^53 lose their last bits; none occurs in an OpDef. */
export function* fields(message: Uint8Array): Generator<Field> {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  let position = 0;

  function varint(): number {
    let result = 0n;
    for (let shift = 0n;; shift += 7n) {
      const byte = message[position++];
      if (byte === undefined) {
        throw new RangeError("Cannot read a message: it ends within a number");
      }
      result |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asIntN(64, result));
    }
  }

  while (position < message.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    switch (tag % 8) {
      case 0:
        yield { number, value: varint() };
        break;
      case 1:
        yield { number, value: view.getFloat64(position, true) };
        position += 8;
        break;
      case 2: {
        const length = varint();
        yield { number, value: message.subarray(position, position + length) };
        position += length;
        break;
      }
      case 5:
        yield { number, value: view.getFloat32(position, true) };
        position += 4;
        break;
      default:
        throw new RangeError(`Cannot read a message: wire type ${tag % 8} is not known`);
    }
  }
}

/** The numbers of a packed repeated field, or the one number of an unpacked one. */
export function numbers(value: number | Uint8Array): number[] {
  if (typeof value === "number") return [value];
  const result: number[] = [];
  let current = 0;
  let scale = 1;
  for (const byte of value) {
    current += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte < 0x80) {
      result.push(current);
      current = 0;
      scale = 1;
    }
  }
  return result;
}

/** A length-delimited field's bytes. */
export function bytes({ number, value }: Field): Uint8Array {
  if (typeof value === "number") throw new TypeError(`Cannot read field ${number}: expected bytes`);
  return value;
}

const decoder = new TextDecoder();

export function text(field: Field): string {
  return decoder.decode(bytes(field));
}
