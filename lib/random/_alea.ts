import alea from "seedrandom/lib/alea.js";
import type { Prng } from "./prng.ts";

/** Baagøe's Alea (2010), period about 2^116, each draw with all 53 bits of a double. */
export function openAlea(seed: string): Prng {
  return typedAlea(seed).double;
}

/** The package has no types of its own; this is all of it that we use. */
const typedAlea: (seed: string) => { double(): number } = alea;
