/** How often a feedback that changed under us is looked at again. */
const TRIES = 5;

/**
 * Does what hangs on a feedback as it stands, and does it again where that changed meanwhile. Gives what it comes to.
 * @throws Error where the feedback changes all the time, and whatever the work throws
 */
export async function whileChanged<T>(work: () => Promise<T | "changed">): Promise<T> {
  for (let i = 0; i < TRIES; i += 1) {
    const end = await work();
    if (end !== "changed") return end;
  }
  throw new Error("the feedback changed too often");
}
