/**
 * TensorFlow's strings, `TF_TString`: 24 bytes each, whose lowest two bits say where the content is.
 * In the "offset" form it lies a known way behind the string itself, so that a tensor with all its
 * content is one block of memory, freed as one; long strings with blocks of their own would stay when
 * the tensor goes.
 */
const stringSize = 24;
const forms = { small: 0, large: 1, offset: 2, view: 3 } as const;

/** Both the length and the place of a string's content are 32-bit numbers; two bits name the form. */
const mostBytes = 2 ** 30 - 1;

/** A string up to this length lies in the 24 bytes themselves. */
const longestSmall = 22;

/** The strings and, behind them, the content of those that are too long to lie in place. */
export function packStrings(strings: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = stringSize * strings.length;
  const behind = (length: number) => length > longestSmall ? length : 0;
  const size = strings.reduce((sum, { length }) => sum + behind(length), head);
  if (size > mostBytes) {
    throw new RangeError(
      `Cannot make a tensor of strings: they must take at most ${mostBytes} bytes, found ${size}`,
    );
  }
  const packed = new Uint8Array(size);
  const view = new DataView(packed.buffer);
  let end = head;
  strings.forEach((string, index) => {
    const start = stringSize * index;
    if (string.length <= longestSmall) {
      packed[start] = string.length << 2 | forms.small;
      packed.set(string, start + 1);
      return;
    }
    view.setUint32(start, string.length << 2 | forms.offset, true);
    view.setUint32(start + 4, end - start, true);
    packed.set(string, end);
    end += string.length;
  });
  return packed;
}

/** Copies of the strings at a place in memory, in any form. */
export function unpackStrings(data: Deno.PointerObject, count: number): Uint8Array[] {
  const view = new Deno.UnsafePointerView(data);
  return Array.from({ length: count }, (_, index) => unpackString(view, stringSize * index));
}

function unpackString(view: Deno.UnsafePointerView, start: number): Uint8Array {
  const first = view.getUint8(start);
  switch (first & 3) {
    case forms.small:
      return copy(view, first >> 2, start + 1);
    case forms.offset:
      return copy(view, view.getUint32(start) >>> 2, start + view.getUint32(start + 4));
    default: {
      const length = Number(view.getBigUint64(start) >> 2n);
      const place = view.getPointer(start + ((first & 3) === forms.large ? 16 : 8));
      if (place === null) return new Uint8Array(0);
      return copy(new Deno.UnsafePointerView(place), length, 0);
    }
  }
}

function copy(view: Deno.UnsafePointerView, length: number, offset: number): Uint8Array {
  const bytes = new Uint8Array(length);
  if (length > 0) view.copyInto(bytes, offset);
  return bytes;
}
