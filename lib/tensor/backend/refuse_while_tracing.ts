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
  const op = drawingOp();
  if (op !== undefined) throw drawError(compiling, op);
}

/** Makes `Math.random` throw, which shuffles draw from, too; gives what makes it draw again. */
export function refuseMathRandom(compiling: string): () => void {
  const { random } = Math;
  Math.random = () => {
    throw drawError(compiling, drawingOp() ?? "Math.random");
  };
  return () => Math.random = random;
}

function drawingOp(): string | undefined {
  const ops = tf.engine().state.scopeStack.map(({ name }) => name.replace(/__op$/, ""));
  return ops.find((op) => draws.has(op));
}

function drawError(compiling: string, drawn: string): Error {
  return new Error(
    `Cannot compile ${compiling}: ${drawn} draws in JavaScript, so every call would repeat one draw; ` +
      "draw outside and pass the tensor in, or, if these are a layer's first weights, build it before",
  );
}

/** Said of a tensor whose values are asked for before they can be known. */
export function unreadableError(compiling: string | undefined): Error {
  return new Error(
    `Cannot read a tensor's values while compiling ${compiling}: they are not known until it runs; ` +
      'return the tensor and read it afterwards, or compile with mode "eager"',
  );
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
