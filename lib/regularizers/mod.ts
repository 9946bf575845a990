/**
 * What is asked of embeddings or of a loss's weights beside the loss.
 *
 * @module
 */
export {};
