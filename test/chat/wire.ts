import { connect, createServer, type Server, type Socket } from "node:net";

export type Wire = { url: string; cut(): void; join(): void; stop(): Promise<void> };

/** A wire to a port of this machine that a test can cut: open connections break, new ones are refused until it is joined. */
export async function layWire(to: string): Promise<Wire> {
  const port = Number(new URL(to).port);
  const open = new Set<Socket>();
  let whole = true;
  const server: Server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => undefined);
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  const cut = (): void => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    cut,
    join: () => void (whole = true),
    async stop() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
