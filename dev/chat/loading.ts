import type { LineSim } from "#dev/line-sim/sim.ts";
import * as z from "zod";

const PATH = "/v2/bot/chat/loading/start";

/** Seconds when the request says none (REF#display-a-loading-indicator). */
const USUAL_SECONDS = 20;
/** Enough calls to look back at: an animation ends after a minute at the latest. */
const LOOK_BACK = 200;

const bodySchema = z.object({ chatId: z.string(), loadingSeconds: z.number().default(USUAL_SECONDS) });

/** True while the account's loading animation shows: from its call until its time is over or the next message comes. */
export function isLoading(sim: LineSim, chatId: string): boolean {
  const now = sim.clock.now();
  const call = sim.calls.slice(-LOOK_BACK).findLast(({ path, status, body }) => {
    return path === PATH && status === 202 && bodySchema.safeParse(body).data?.chatId === chatId;
  });
  const body = bodySchema.safeParse(call?.body).data;
  if (call === undefined || body === undefined || now >= call.at + body.loadingSeconds * 1000) return false;
  return !sim.chat(chatId).some(({ from, at }) => from === "bot" && at >= call.at);
}
