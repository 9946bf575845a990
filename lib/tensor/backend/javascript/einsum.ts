import * as tf from "@tensorflow/tfjs";

/** Products of all elements with equal labels, summed over what the result does not name. */
export function einsumInJavaScript(operands: readonly tf.Tensor[], equation: string): tf.Tensor {
  const [inputs = "", output = ""] = equation.replaceAll(/\s/g, "").split("->");
  const summed = [...new Set(inputs.replaceAll(",", ""))].filter((label) =>
    !output.includes(label)
  );
  const labels = [...output, ...summed];
  const spread = inputs.split(",").map((own, index) => {
    const operand = operands[index]!;
    const kept = labels.filter((label) => own.includes(label));
    const turned = tf.transpose(operand, kept.map((label) => own.indexOf(label)));
    const shape = labels.map((label) =>
      own.includes(label) ? operand.shape[own.indexOf(label)]! : 1
    );
    return tf.reshape(turned, shape);
  });
  const product = spread.reduce((all, operand) => tf.mul(all, operand));
  return tf.sum(product, summed.map((_, index) => output.length + index));
}
