import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** How long a port may take to come free after what held it was ended. */
const PATIENCE_MS = 3_000;

/**
 * Makes sure that a port of this machine is free; waits a moment for it where what held it has just been ended.
 * @throws Error in one line that names the port and the setting that changes it
 */
export async function needFree(port: number, setting: string, justEnded = false): Promise<void> {
  const end = Date.now() + (justEnded ? PATIENCE_MS : 0);
  for (;;) {
    const fault = await tryPort(port);
    if (fault === null) return;
    if (fault !== "EADDRINUSE")
      throw new Error(`port ${port} cannot be used (${fault}): choose another one with ${setting}=…`);
    if (Date.now() >= end) throw new Error(taken(port, setting));
    await wait(50);
  }
}

function taken(port: number, setting: string): string {
  const other = port + 10 < 65_536 ? port + 10 : port - 10;
  return `port ${port} is taken: end what uses it, or choose another one: ${setting}=${other} npm start`;
}

/** Null where the port can be listened on, else the system's name of what is in the way. */
function tryPort(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(null)));
  });
}
