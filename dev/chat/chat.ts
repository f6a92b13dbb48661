import type { LineSim } from "#dev/line-sim/sim.ts";
import { createRoom } from "./room.ts";
import { createRoutes } from "./routes.ts";

/** Puts the chat page at `/` and everything it needs under `/chat` on the simulator's own port. */
export function mountChat(sim: LineSim): void {
  const routes = createRoutes(createRoom(sim));
  sim.mount("/", routes);
  sim.mount("/chat", routes);
}
