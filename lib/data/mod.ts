/**
 * Data sets, and their division into training, validation and test parts.
 *
 * @module
 */
export * from "./data_context.ts";
export * from "./dataset.ts";
export * from "./datasets.ts";
export * from "./describe_test.ts";
export * from "./digit_pairs.ts";
export * from "./digit_pairs_split.ts";
export * from "./drop_empty_classes.ts";
export * from "./fashion_mnist.ts";
export * from "./fashion_mnist_split.ts";
export * from "./flip_labels.ts";
export * from "./hide_labels.ts";
export * from "./idx_dataset.ts";
export * from "./idx_images.ts";
export * from "./idx_labels.ts";
export * from "./image_contents.ts";
export * from "./limit_samples.ts";
export * from "./load_split.ts";
export * from "./long_tail.ts";
export * from "./mnist.ts";
export * from "./mnist_split.ts";
export * from "./select_samples.ts";
export * from "./split.ts";
export * from "./split_classes.ts";
export * from "./split_samples.ts";
