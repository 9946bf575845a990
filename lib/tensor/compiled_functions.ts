import { freeIdleFunctions, functionsMade } from "./_function_cache.ts";

/** How many different functions `compile()` has made in this process. */
export function compiledFunctionCount(): number {
  return functionsMade();
}

/**
 * Frees compiled functions that no `compile()` result uses any more. A few of them are kept otherwise,
 * since the next trial of a sweep often records the same ops.
 */
export function freeCompiledFunctions(): void {
  freeIdleFunctions();
}
