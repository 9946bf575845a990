import type { TensorHandle } from "./tensor_handle.ts";

/** Ops that look at one element of each input at a time. */
const elementwise: ReadonlySet<string> = new Set(
  ("Abs Acos Acosh Add AddN AddV2 Asin Asinh Atan Atan2 Atanh Cast Ceil Cos Cosh Elu EluGrad Equal Erf Exp " +
    "Expm1 Floor FloorDiv FloorMod Greater GreaterEqual Identity IsFinite IsInf IsNan LeakyRelu Less LessEqual Log " +
    "Log1p LogicalAnd LogicalNot LogicalOr Maximum Minimum Mul Neg NotEqual OnesLike Pow RealDiv " +
    "Reciprocal Relu Relu6 Relu6Grad ReluGrad Round Rsqrt Select SelectV2 Selu Sigmoid Sign Sin Sinh Softplus " +
    "Sqrt Square SquaredDifference Sub Tan Tanh ZerosLike").split(" "),
);

/** Ops that move or reduce what they are given, check all of it, and give no more than that. */
const moving: ReadonlySet<string> = new Set(
  ("All Any ArgMax ArgMin ConcatV2 ExpandDims Max Mean Min Pack Prod Reshape ReverseV2 Slice Softmax SplitV " +
    "StridedSlice Sum Transpose Unpack").split(" "),
);

/** Results of element-wise ops up to this size need no thought. */
const mostElements = 2 ** 24;

/** Whether a call that fits its op's definition either runs or is refused, without need of another check. */
export function isSturdy(op: string, inputs: readonly TensorHandle[]): boolean {
  if (elementwise.has(op)) {
    // Broadcasting multiplies sizes at most.
    const elements = inputs.reduce((product, { shape }) => product * elementsOf(shape), 1);
    return elements <= mostElements;
  }
  // A sum of no elements along one axis can be as long as the others.
  return moving.has(op) && inputs.every(({ shape }) => elementsOf(shape) > 0);
}

function elementsOf(shape: readonly number[]): number {
  let product = 1;
  for (let i = 0; i < shape.length; i++) product *= shape[i]!;
  return product;
}
