import { rankerBytes } from "#dev/learn/build-ranker.ts";
import { readManual } from "#dev/tools/build-manual.ts";

/** Learns once before the tests, so that no test waits for it and no two learn the same beside each other. */
export function setup(): void {
  for (const folder of ["manual", "test/agency"]) rankerBytes(readManual(folder), folder);
}
