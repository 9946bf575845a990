import { boolAttribute, intAttribute, intsAttribute, textAttribute } from "../attributes.ts";
import type { TensorFlowKernels } from "./tensorflow_kernel.ts";

export const stringKernels: TensorFlowKernels = {
  StringNGrams(backend, inputs, options) {
    const attributes = [
      textAttribute("separator", String(options.separator)),
      intsAttribute("ngram_widths", options.nGramWidths as number[]),
      textAttribute("left_pad", String(options.leftPad)),
      textAttribute("right_pad", String(options.rightPad)),
      intAttribute("pad_width", Number(options.padWidth)),
      boolAttribute("preserve_short_sequences", Boolean(options.preserveShortSequences)),
    ];
    const strings = [inputs.one("data"), inputs.one("dataSplits")];
    return backend.executeMultipleOutputs("StringNGrams", attributes, strings, 2);
  },
  StringSplit(backend, inputs, { skipEmpty }) {
    const attributes = [boolAttribute("skip_empty", Boolean(skipEmpty))];
    const strings = [inputs.one("input"), inputs.one("delimiter")];
    return backend.executeMultipleOutputs("StringSplit", attributes, strings, 3);
  },
  StringToHashBucketFast(backend, inputs, { numBuckets }) {
    const attributes = [intAttribute("num_buckets", Number(numBuckets))];
    return backend.executeSingleOutput("StringToHashBucketFast", attributes, [inputs.one("input")]);
  },
};
