import * as z from "zod";
import { paintPicture } from "./picture.ts";
import type { Room } from "./room.ts";
import { seatPath, type Seat } from "./seat.ts";
import { words } from "./words.ts";

const id = z.string().max(100);
const still = <const T extends readonly string[]>(...kinds: T) => z.strictObject({ kind: z.enum(kinds) });

const speechSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("say"), text: z.string().min(1).max(5000) }),
  z.strictObject({ kind: z.literal("sticker"), packageId: id, stickerId: id }),
  z.strictObject({
    kind: z.literal("tap"),
    messageId: id,
    /** The tapped thing is a quick reply, which is gone afterwards. */
    quick: z.boolean().default(false),
    action: z.record(z.string(), z.unknown()),
    /** What was chosen in a date picker. */
    params: z.record(z.string(), z.string().max(40)).optional(),
  }),
  still("image", "audio", "location"),
]);

const deedSchema = z.discriminatedUnion("kind", [
  still("follow", "block", "join", "leave", "look", "addPerson", "addGroup"),
  z.strictObject({ kind: z.literal("open"), messageId: id, url: z.string().max(2000) }),
  z.strictObject({ kind: z.literal("unsend"), messageId: id }),
]);

const faultKinds = ["500", "429", "slow", "reset", "answer-lost", "hang"] as const;

const trialSchema = z.discriminatedUnion("kind", [
  still("redeliver", "calm"),
  z.strictObject({
    kind: z.literal("clock"),
    ms: z
      .int()
      .min(1000)
      .max(31 * 86_400_000),
  }),
  z.strictObject({ kind: z.literal("next"), twice: z.boolean(), wrongSignature: z.boolean() }),
  z.strictObject({
    kind: z.literal("fault"),
    fault: z.enum(faultKinds),
    path: z.string().max(100).startsWith("/v2/").nullable(),
    times: z.int().min(1).max(99),
  }),
]);

/** Everything that the page can ask for, and who asks in which chat. */
export const requestSchema = z.strictObject({
  as: id,
  chat: id,
  act: z.union([
    speechSchema.transform((act) => ({ part: "speech" as const, act })),
    deedSchema.transform((act) => ({ part: "deed" as const, act })),
    trialSchema.transform((act) => ({ part: "trial" as const, act })),
  ]),
});

type Asked = z.output<typeof requestSchema>["act"];
type Speech = z.output<typeof speechSchema>;
type Deed = z.output<typeof deedSchema>;
type Trial = z.output<typeof trialSchema>;

/** Where to go afterwards, when there is something new to be shown. */
export type Done = { go?: string };

/** Does what somebody asked for in their chat, through the simulator's own handle. */
export async function perform(room: Room, seat: Seat, asked: Asked): Promise<Done> {
  switch (asked.part) {
    case "speech":
      room.await(seat.chatId);
      await speak(room, seat, asked.act);
      return {};
    case "deed":
      return await act(room, seat, asked.act);
    case "trial":
      await disturb(room, asked.act);
      return {};
  }
}

const inChat = ({ group }: Seat) => (group === null ? {} : { groupId: group.id });

/** What is to happen to the next delivery happens once. */
function takeNext({ next }: Room) {
  const { twice, wrongSignature } = next;
  Object.assign(next, { twice: false, wrongSignature: false });
  return { times: twice ? 2 : 1, signature: wrongSignature ? ("wrong" as const) : ("good" as const) };
}

const MADE_UP_PLACE = {
  title: "จุดตัวอย่าง",
  address: "ถนนสมมติ กรุงเทพมหานคร",
  latitude: 13.76,
  longitude: 100.55,
};

/** What reaches the account as a message or a postback. */
async function speak(room: Room, seat: Seat, speech: Speech): Promise<void> {
  const { sim } = room;
  const { userId } = seat.person;
  const where = { ...inChat(seat), delivery: takeNext(room) };
  switch (speech.kind) {
    case "say":
      await sim.say(userId, ...saying(room, seat, speech.text, where));
      return;
    case "sticker":
      await sim.sticker(userId, { ...where, packageId: speech.packageId, stickerId: speech.stickerId });
      return;
    case "image":
      await sim.image(userId, { ...where, bytes: paintPicture(), type: "image/png" });
      return;
    case "audio":
      await sim.audio(userId, where);
      return;
    case "location":
      await sim.location(userId, MADE_UP_PLACE, where);
      return;
    case "tap":
      await tap(room, userId, speech, where);
  }
}

/** In a group, the account's name after an @ at the start is a mention, as it would be in LINE. */
function saying<W>(
  { sim }: Room,
  { group }: Seat,
  text: string,
  where: W,
): [string, W & { mentionBot: boolean }] {
  const mention = `@${sim.world.bot.displayName}`;
  const mentionBot = group !== null && text.startsWith(mention);
  return [mentionBot ? text.slice(mention.length).trim() : text, { ...where, mentionBot }];
}

type Where = { groupId?: string; delivery: ReturnType<typeof takeNext> };

async function tap(
  room: Room,
  userId: string,
  speech: Extract<Speech, { kind: "tap" }>,
  where: Where,
): Promise<void> {
  const { action, params, messageId, quick } = speech;
  if (quick) room.used.add(messageId);
  const { data } = action;
  if (params !== undefined && typeof data === "string")
    await room.sim.tapPostback(userId, data, { ...where, params });
  else await room.sim.tap(userId, action, where);
}

async function act(room: Room, seat: Seat, deed: Deed): Promise<Done> {
  const { sim } = room;
  const { userId } = seat.person;
  switch (deed.kind) {
    case "follow":
      room.await(seat.chatId);
      await sim.follow(userId);
      return {};
    case "block":
      await sim.block(userId);
      return {};
    case "join":
      await sim.join(seat.chatId);
      return {};
    case "leave":
      await sim.leave(seat.chatId);
      return {};
    case "look":
      sim.look(userId, seat.chatId);
      return {};
    case "open":
      sim.openUri(userId, deed.messageId, deed.url);
      return {};
    case "unsend":
      await sim.unsend(userId, deed.messageId, inChat(seat));
      return {};
    case "addPerson":
      return { go: seatPath(sim.addPerson({ friend: false }).userId) };
    case "addGroup":
      return await addGroup(room, seat);
  }
}

/** A group of everybody on the list, so that the account gets to know it the way it would in LINE. */
async function addGroup({ sim }: Room, { person }: Seat): Promise<Done> {
  const count = sim.world.groups.size + 1;
  const members = [...sim.world.people.keys()].slice(0, 20);
  const name = `${words.groupName[0]} ${count}`;
  const group = sim.addGroup({ name, members: [...new Set([person.userId, ...members])] });
  await sim.join(group.id);
  return { go: seatPath(person.userId, group.id) };
}

async function disturb(room: Room, trial: Trial): Promise<void> {
  switch (trial.kind) {
    case "redeliver":
      await room.sim.redeliver();
      return;
    case "calm":
      room.faults.clear();
      return;
    case "clock":
      room.sim.clock.advance(trial.ms);
      return;
    case "next":
      Object.assign(room.next, { twice: trial.twice, wrongSignature: trial.wrongSignature });
      return;
    case "fault":
      room.faults.set(trial.fault, trial.path, trial.times);
  }
}
