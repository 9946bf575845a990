import { integerBelow, type Prng, streams } from "../../../lib/random/mod.ts";

/**
 * What can happen to one request on its way:
 * - `cut-before`: half of it goes through, then both connections break;
 * - `cut-after`: the server does its part; its answer breaks off in the middle;
 * - `late`: the connection breaks while the server still works on it;
 * - `failed`, `busy`: 500 or 429 without the server's having seen it;
 * - `failed-after`, `unavailable-after`: 500 or 503 though the server has done its part;
 * - `page`, `other-json`, `noise`: another's answer, not the server's: HTML, JSON, no HTTP at all;
 * - `silent`, `silent-after`: no answer, the server not having or having done its part.
 */
export const faultKinds = [
  "cut-before",
  "cut-after",
  "late",
  "failed",
  "busy",
  "failed-after",
  "unavailable-after",
  "page",
  "other-json",
  "noise",
  "silent",
  "silent-after",
] as const;

/** What happens to one request on its way. */
export type Fault = typeof faultKinds[number];

/** What happens to each request in turn; `undefined` is nothing. */
export type FaultSchedule = () => Fault | undefined;

/** Numbers of one schedule, for its faults and for what is sent. */
export function scheduleStream(seed: number, schedule: number, use: string): Prng {
  return streams(seed).open("sampler", `${use} of fault schedule ${schedule}`);
}

/**
 * A schedule without end: each request meets a fault with a probability of 2 to 25 %, drawn once, each
 * kind of fault as often as the others.
 */
export function drawSchedule(prng: Prng): FaultSchedule {
  const rate = 0.02 + 0.23 * prng();
  return () => prng() < rate ? faultKinds[integerBelow(prng, faultKinds.length)] : undefined;
}
