/**
 * How far the bits of a result can be had again:
 * - `"fast"`: all cores, and what proves fastest here (`compile` may measure). Bits repeat on this
 *   machine while its number of cores and the measured choices stay.
 * - `"fixed"`: a fixed number of threads, 1 unless it is named, and nothing measured. Bits repeat from run
 *   to run, process to process and worker to worker on one kind of processor, whatever the load and the
 *   number of cores.
 * - `"portable"`: tfjs's pure JavaScript backend. Bits repeat on every machine with the same version of V8;
 *   slow.
 *
 * On a GPU the first two promise nothing: its kernels add up in an order of their own.
 */
export type Determinism = "fast" | "fixed" | "portable";
