const wayOut = "the ops after its first await would not be recorded; await outside of it";

/** Refuses a function that is declared `async`, before it begins. */
export function refuseAsync(fn: (...inputs: never[]) => unknown, name: string): void {
  if (fn.constructor.name === "AsyncFunction") {
    throw new TypeError(`Cannot compile ${name}: it is asynchronous; ${wayOut}`);
  }
}

/** Refuses a promise, and what it comes to; gives anything else back. */
export function refusePromise<Result extends object>(result: Result, name: string): Result {
  if (!(result instanceof Promise)) return result;
  // It goes on after the refusal, most often into an error that nobody else would hear of.
  result.catch(() => {});
  throw new TypeError(`Cannot compile ${name}: it returns a promise; ${wayOut}`);
}
