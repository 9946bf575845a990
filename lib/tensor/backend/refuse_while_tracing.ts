import * as tf from "@tensorflow/tfjs";

/** tfjs ops that draw their numbers in JavaScript: a compiled function would repeat one draw for ever. */
const draws: ReadonlySet<string> = new Set([
  "dropout",
  "multinomial",
  "rand",
  "randomGamma",
  "randomNormal",
  "randomStandardNormal",
  "randomUniform",
  "randomUniformInt",
  "truncatedNormal",
]);

/** Throws when tfjs writes a tensor inside an op that draws; tfjs names the scope of each op after it. */
export function refuseJavaScriptDraw(compiling: string): void {
  for (const { name } of tf.engine().state.scopeStack) {
    const op = name.replace(/__op$/, "");
    if (draws.has(op)) {
      throw new Error(
        `Cannot compile ${compiling}: ${op} draws in JavaScript, so every call would repeat one draw; ` +
          "draw outside and pass the tensor in",
      );
    }
  }
}

/** Said of an op that would keep a state between calls, such as a generator of random numbers. */
export function statefulOpError(compiling: string, op: string): Error {
  return new Error(
    `Cannot compile ${compiling}: ${op} keeps a state of its own between calls; ` +
      "use a stateless op and pass the state in",
  );
}

/** Said of an op whose result has as many elements as the values happen to give. */
export function unknownShapeError(compiling: string, op: string): Error {
  return new Error(
    `Cannot compile ${compiling}: the shape of what ${op} gives depends on values; keep shapes fixed, ` +
      "for example with a mask or padding",
  );
}
