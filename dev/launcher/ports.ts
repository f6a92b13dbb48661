import { createServer } from "node:net";

/**
 * Makes sure that a port of this machine is free.
 * @throws Error in one line that names the port and the setting that changes it
 */
export async function needFree(port: number, setting: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () =>
      reject(
        new Error(
          `port ${port} is taken: end what uses it, or choose another one: ${setting}=${port + 10} npm start`,
        ),
      ),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}
