/** Hears what is being done, in a few words, and the share done, in 0..1, where it is known. */
export type ProgressListener = (message: string, fraction?: number) => void;
