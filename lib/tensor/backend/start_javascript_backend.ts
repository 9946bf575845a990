import * as tf from "@tensorflow/tfjs";
import { correctJavaScriptKernels } from "./javascript/correct_kernels.ts";

/** Starts tfjs's own backend, without the advertisement for another that it prints at its first tensor. */
export async function startJavaScriptBackend(): Promise<void> {
  await tf.setBackend("cpu");
  const environment = tf.env();
  const testing = environment.getBool("IS_TEST");
  environment.set("IS_TEST", true);
  tf.scalar(0).dispose();
  environment.set("IS_TEST", testing);
  correctJavaScriptKernels();
}
