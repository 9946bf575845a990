import type { Objective } from "./objective.ts";

type Limited = Pick<Objective, "classes">;

/** For how many classes all of them have weights; nothing, where none has any. */
export function fewestClasses(...owners: readonly Limited[]): Limited {
  const counts = owners.flatMap(({ classes }) => classes === undefined ? [] : [classes]);
  return counts.length === 0 ? {} : { classes: Math.min(...counts) };
}
