/** Multipliers and key increments of Philox4x32 (Salmon et al., 2011, table 2). */
const multipliers = [0xd2511f53, 0xcd9e8d57] as const;
const increments = [0x9e3779b9, 0xbb67ae85] as const;

export type Counter = readonly [number, number, number, number];
export type Key = readonly [number, number];

/**
 * Philox4x32-10: four random 32-bit numbers, not negative, of a counter and a key.
 *
 * Reference: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", 2011.
 */
export function philox(counter: Counter, key: Key): Counter {
  let [a, b, c, d] = counter;
  let [k, l] = key;
  for (let round = 0; round < 10; round++) {
    const [high0, low0] = multiply(multipliers[0], a);
    const [high1, low1] = multiply(multipliers[1], c);
    [a, b, c, d] = [(high1 ^ b ^ k) >>> 0, low1, (high0 ^ d ^ l) >>> 0, low0];
    k = (k + increments[0]) >>> 0;
    l = (l + increments[1]) >>> 0;
  }
  return [a, b, c, d];
}

/** The high and the low half of a product, which a JavaScript number cannot hold. */
function multiply(a: number, b: number): readonly [number, number] {
  const [aHigh, aLow, bHigh, bLow] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff];
  const middle = aHigh * bLow + Math.floor((aLow * bLow) / 0x10000);
  const carry = aLow * bHigh + middle % 0x10000;
  const high = aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000);
  return [high >>> 0, Math.imul(a, b) >>> 0];
}
