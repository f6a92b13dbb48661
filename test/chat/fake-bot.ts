import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import * as z from "zod";
import { mountChat } from "#dev/chat/chat.ts";
import { startLineSim, type LineSim, type LineSimOptions } from "#dev/line-sim/sim.ts";

const ACCESS_TOKEN = "test-access-token";
const CHANNEL_SECRET = "test-channel-secret";

const eventSchema = z.object({
  type: z.string(),
  replyToken: z.string().optional(),
  source: z.object({ userId: z.string().optional(), groupId: z.string().optional() }).optional(),
  message: z
    .object({
      type: z.string(),
      text: z.string().optional(),
      mention: z.object({ mentionees: z.array(z.object({ isSelf: z.boolean().optional() })) }).optional(),
    })
    .optional(),
  postback: z.object({ data: z.string(), params: z.record(z.string(), z.string()).optional() }).optional(),
});
type Event = z.infer<typeof eventSchema>;

export const text = (words: string, more = {}) => ({ type: "text", text: words, ...more });
const postback = (label: string, data: string, more = {}) => ({ type: "postback", label, data, ...more });
const line = (words: string, more = {}) => ({ type: "text", text: words, wrap: true, ...more });

/** A card as the account might send it: head, steps, two buttons. */
export const card = (title: string) => ({
  type: "bubble",
  header: {
    type: "box",
    layout: "vertical",
    backgroundColor: "#0B4A6F",
    paddingAll: "16px",
    contents: [
      line("กรมตัวอย่าง", { size: "xs", color: "#CFE3EF" }),
      line(title, { size: "lg", weight: "bold", color: "#FFFFFF" }),
    ],
  },
  body: {
    type: "box",
    layout: "vertical",
    spacing: "md",
    contents: [
      line("เอกสารที่ใช้", { weight: "bold" }),
      line("1. บัตรประจำตัวประชาชน\n2. หนังสือรับรองการออกจากงาน (ถ้ามี)"),
      { type: "separator" },
      line("ใช้เวลา 15 นาที ไม่มีค่าธรรมเนียม ยื่นได้ที่สำนักงานทุกแห่ง", { size: "sm", color: "#444444" }),
    ],
  },
  footer: {
    type: "box",
    layout: "vertical",
    spacing: "sm",
    contents: [
      {
        type: "button",
        style: "primary",
        color: "#0B4A6F",
        height: "sm",
        action: postback("ดูขั้นตอน", `steps=${title}`, { displayText: `ขอดูขั้นตอน ${title}` }),
      },
      { type: "button", height: "sm", action: { type: "uri", label: "โทรถามเจ้าหน้าที่", uri: "tel:1506" } },
    ],
  },
});

const flex = (altText: string, contents: unknown) => ({ type: "flex", altText, contents });

/** What the account answers to a word; anything else is repeated with two quick replies. */
const ANSWERS = new Map<string, unknown[]>(
  Object.entries({
    การ์ด: [flex("บริการตัวอย่าง", card("ขึ้นทะเบียนผู้ว่างงาน"))],
    หลายใบ: [
      flex("บริการ 4 รายการ", {
        type: "carousel",
        contents: ["ขึ้นทะเบียนผู้ว่างงาน", "ขอรับเงินทดแทน", "แจ้งเปลี่ยนสถานพยาบาล", "ยื่นคำร้องต่อพนักงานตรวจแรงงาน"].map(
          card,
        ),
      }),
    ],
    วันที่: [
      text("เลือกวันนัด", {
        quickReply: {
          items: [
            {
              type: "action",
              action: { type: "datetimepicker", label: "เลือกวัน", data: "visit", mode: "date" },
            },
          ],
        },
      }),
    ],
  }),
);

const chip = (action: unknown) => ({ type: "action", action });

const repeat = (words: string) => [
  text(`คุณพูดว่า: ${words}`),
  text("อยากดูอะไรต่อ", {
    quickReply: {
      items: [
        chip({ type: "message", label: "ดูการ์ด", text: "การ์ด" }),
        chip(postback("นับหนึ่ง", "count", { displayText: "นับหนึ่ง" })),
        chip(postback("เงียบ ๆ", "quiet")),
        chip({ type: "uri", label: "เว็บไซต์", uri: "https://example.go.th/" }),
      ],
    },
  }),
];

function answerTo(event: Event): unknown[] {
  if (event.type === "follow") return [text("ขอบคุณที่เพิ่มเราเป็นเพื่อน พิมพ์คำถามได้เลย")];
  if (event.postback !== undefined) return answerToTap(event.postback);
  return event.message === undefined
    ? []
    : answerToMessage(event.message, event.source?.groupId !== undefined);
}

function answerToTap({ data, params = {} }: NonNullable<Event["postback"]>): unknown[] {
  return data === "quiet" ? [] : [text(`ได้รับ ${[data, ...Object.values(params)].join(" ")}`)];
}

function answerToMessage(message: NonNullable<Event["message"]>, inGroup: boolean): unknown[] {
  if (message.text === undefined) return [text(`ได้รับ ${message.type}`)];
  // In a group it speaks only when it is spoken to.
  const mentioned = message.mention?.mentionees.some(({ isSelf }) => isSelf) === true;
  return inGroup && !mentioned ? [] : (ANSWERS.get(message.text) ?? repeat(message.text));
}

export type FakeBot = { sim: LineSim; address: string; events: Event[]; stop(): Promise<void> };

/** A simulated LINE with its chat page, and a tiny account that answers through its API. */
export async function startFakeBot(options: Partial<LineSimOptions> = {}): Promise<FakeBot> {
  const events: Event[] = [];
  let answering: Promise<unknown> = Promise.resolve();
  let api = "";
  const call = (path: string, body: unknown): Promise<unknown> =>
    fetch(`${api}/v2/bot/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${ACCESS_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    }).catch(() => undefined);
  const hear = async (event: Event): Promise<void> => {
    events.push(event);
    const words = event.message?.text ?? "";
    const seconds = /^ช้า (\d+)$/.exec(words)?.[1];
    if (seconds !== undefined)
      await call("chat/loading/start", { chatId: event.source?.userId, loadingSeconds: Number(seconds) });
    const messages = seconds === undefined ? answerTo(event) : [];
    if (messages.length > 0 && event.replyToken !== undefined) {
      await call("message/reply", { replyToken: event.replyToken, messages });
    }
  };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { events: heard } = z
      .object({ events: z.array(eventSchema) })
      .parse(JSON.parse(await read(request)));
    response.end();
    for (const event of heard) answering = answering.then(() => hear(event));
  };
  const server = createServer((request, response) => void take(request, response));
  const port = await listen(server);
  const address = `http://127.0.0.1:${port}/`;
  const sim = await startLineSim({
    channelSecret: CHANNEL_SECRET,
    accessToken: ACCESS_TOKEN,
    webhookUrl: address,
    ...options,
  });
  api = sim.url;
  mountChat(sim);
  return {
    sim,
    address,
    events,
    async stop() {
      await sim.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf8");
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
