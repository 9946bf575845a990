/**
 * A small stand-in for `jsr:@std/assert`, linked in deno.json, so that the tests run where JSR cannot
 * be reached. Delete the `links` line there and run `deno install --frozen=false` to use the real one.
 *
 * @module
 */

import nodeAssert from "node:assert/strict";

export class AssertionError extends Error {
  override name = "AssertionError";
}

function withMessage(message: string | undefined, detail: string): AssertionError {
  return new AssertionError(message === undefined ? detail : `${detail}: ${message}`);
}

function isEqual(actual: unknown, expected: unknown): boolean {
  try {
    nodeAssert.deepEqual(actual, expected);
    return true;
  } catch {
    return false;
  }
}

const show = (value: unknown) => Deno.inspect(value, { depth: 6, iterableLimit: 20 });

export function assert(condition: unknown, message?: string): asserts condition {
  if (!condition) throw withMessage(message, "Expected a truthy value");
}

export function assertEquals<T>(actual: T, expected: T, message?: string): void {
  if (isEqual(actual, expected)) return;
  throw withMessage(message, `Values are not equal: ${show(actual)} is not ${show(expected)}`);
}

export function assertNotEquals<T>(actual: T, expected: T, message?: string): void {
  if (!isEqual(actual, expected)) return;
  throw withMessage(message, `Expected values to differ, both are ${show(actual)}`);
}

export function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  message?: string,
): asserts actual is T {
  if (Object.is(actual, expected)) return;
  throw withMessage(message, `Values are not strictly equal: ${show(actual)}, ${show(expected)}`);
}

export function assertAlmostEquals(
  actual: number,
  expected: number,
  tolerance = Math.abs(expected) * 1e-7,
  message?: string,
): void {
  if (Object.is(actual, expected) || Math.abs(actual - expected) <= tolerance) return;
  throw withMessage(message, `Expected ${actual} to be within ${tolerance} of ${expected}`);
}

export function assertGreater<T>(actual: T, expected: T, message?: string): void {
  if (actual > expected) return;
  throw withMessage(message, `Expected ${show(actual)} > ${show(expected)}`);
}

export function assertGreaterOrEqual<T>(actual: T, expected: T, message?: string): void {
  if (actual >= expected) return;
  throw withMessage(message, `Expected ${show(actual)} >= ${show(expected)}`);
}

export function assertLess<T>(actual: T, expected: T, message?: string): void {
  if (actual < expected) return;
  throw withMessage(message, `Expected ${show(actual)} < ${show(expected)}`);
}

export function assertLessOrEqual<T>(actual: T, expected: T, message?: string): void {
  if (actual <= expected) return;
  throw withMessage(message, `Expected ${show(actual)} <= ${show(expected)}`);
}

export function assertExists<T>(actual: T, message?: string): asserts actual is NonNullable<T> {
  if (actual !== undefined && actual !== null) return;
  throw withMessage(message, `Expected a value, found ${actual}`);
}

export function assertStringIncludes(actual: string, expected: string, message?: string): void {
  if (actual.includes(expected)) return;
  throw withMessage(message, `Expected ${show(actual)} to contain ${show(expected)}`);
}

export function assertArrayIncludes<T>(
  actual: ArrayLike<T>,
  expected: ArrayLike<T>,
  message?: string,
): void {
  const found = Array.from(actual);
  const missing = Array.from(expected).filter((item) => !found.some((it) => isEqual(it, item)));
  if (missing.length === 0) return;
  throw withMessage(message, `Expected ${show(actual)} to include ${show(missing)}`);
}

export function assertMatch(actual: string, expected: RegExp, message?: string): void {
  if (expected.test(actual)) return;
  throw withMessage(message, `Expected ${show(actual)} to match ${expected}`);
}

export function assertNotMatch(actual: string, expected: RegExp, message?: string): void {
  if (!expected.test(actual)) return;
  throw withMessage(message, `Expected ${show(actual)} not to match ${expected}`);
}

// deno-lint-ignore no-explicit-any
type ErrorClass<E extends Error> = abstract new (...args: any[]) => E;

function checkError<E extends Error>(
  error: unknown,
  errorClass: ErrorClass<E> | undefined,
  messageIncludes: string | undefined,
  message: string | undefined,
): E {
  if (!(error instanceof Error)) {
    throw withMessage(message, `Expected an Error, found ${show(error)}`);
  }
  if (errorClass !== undefined && !(error instanceof errorClass)) {
    throw withMessage(
      message,
      `Expected ${errorClass.name}, found ${error.name}: ${error.message}`,
    );
  }
  if (messageIncludes !== undefined && !error.message.includes(messageIncludes)) {
    throw withMessage(
      message,
      `Expected message with "${messageIncludes}", found "${error.message}"`,
    );
  }
  return error as E;
}

export function assertThrows<E extends Error = Error>(
  action: () => unknown,
  errorClass?: ErrorClass<E>,
  messageIncludes?: string,
  message?: string,
): E {
  try {
    action();
  } catch (error) {
    return checkError(error, errorClass, messageIncludes, message);
  }
  throw withMessage(message, "Expected the function to throw");
}

export async function assertRejects<E extends Error = Error>(
  action: () => PromiseLike<unknown>,
  errorClass?: ErrorClass<E>,
  messageIncludes?: string,
  message?: string,
): Promise<E> {
  try {
    await action();
  } catch (error) {
    return checkError(error, errorClass, messageIncludes, message);
  }
  throw withMessage(message, "Expected the promise to reject");
}

export function fail(message?: string): never {
  throw withMessage(message, "Failed");
}
