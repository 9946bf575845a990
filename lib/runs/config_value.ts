/** What may stand in a configuration, as JSON holds it. */
export type ConfigValue =
  | string
  | number
  | boolean
  | null
  | readonly ConfigValue[]
  | { readonly [key: string]: ConfigValue };

/** The values that a trial has on its sweep's axes, by path: `{ "loss.margin": 0.2 }`. */
export type Point = Readonly<Record<string, ConfigValue>>;
