import { readPublic } from "#core/ledger.ts";
import type { Logged } from "#flows/deps.ts";
import { moveFeedback } from "#flows/move-feedback.ts";
import { seeMyData } from "#flows/my-data.ts";
import { pushNews } from "#flows/push-news.ts";
import { keys } from "#store/keys.ts";
import type { House } from "./house.ts";
import { jpeg } from "./pictures.ts";
import { command, dumpStore, readHash } from "./scan.ts";

/** Something to say that names nobody and no service. */
export const WORDS = "ให้ไปสามรอบเพราะขาดกระดาษใบเดียว";

/** What a person does in a test, one second after another, and what they see. */
export type Talker = {
  userId: string;
  /** Types a message; gives LINE's id of it. */
  say(text: string): Promise<string>;
  /** Sends a photo; gives LINE's id of it. */
  picture(): Promise<string>;
  /** Takes a message back. */
  unsend(messageId: string): Promise<void>;
  /** Taps a button by what it carries. */
  tap(data: string): Promise<void>;
  /** Taps the button of the draft that was shown last. */
  choose(act: string, to?: string): Promise<void>;
  /** Everything that was sent to them, the last one last, as JSON. */
  seen(): string[];
  /** The numbers of feedbacks that they have seen. */
  numbers(): string[];
};

/** Somebody who talks with the house. */
export function talker(house: House, userId = house.sim.addPerson().userId): Talker {
  const seen = () =>
    house.sim
      .chat(userId)
      .filter((entry) => entry.from === "bot")
      .map((entry) => JSON.stringify(entry.message));
  const sent = async (send: () => Promise<{ messageId?: string | null | undefined }>) => {
    house.clock.now += 1_000;
    const { messageId } = await send();
    await house.settled();
    return messageId ?? "none";
  };
  const tap = async (data: string) => {
    house.clock.now += 1_000;
    await house.sim.tapPostback(userId, data);
    await house.settled();
  };
  return {
    userId,
    seen,
    tap,
    say: (text) => sent(() => house.sim.say(userId, text)),
    picture: () => sent(() => house.sim.image(userId, { bytes: jpeg(), type: "image/jpeg" })),
    async unsend(messageId) {
      house.clock.now += 1_000;
      await house.sim.unsend(userId, messageId);
      await house.settled();
    },
    async choose(act, to) {
      const draft =
        /draft=([\w-]+)/u.exec(seen().findLast((one) => one.includes("draft=")) ?? "")?.[1] ?? "none";
      await tap(`draft=${draft}&act=${act}${to === undefined ? "" : `&to=${to}`}`);
    },
    numbers: () => [...new Set(seen().flatMap((one) => one.match(/\b\d{4}-\d{4}\b/gu) ?? []))],
  };
}

/** Somebody has written it all and has only to send it. */
export async function reviewed(who: Talker, words = WORDS): Promise<void> {
  await who.tap("feedback=");
  await who.choose("sort", "complain");
  await who.say(words);
}

/** Somebody has said it. Gives the id of the feedback. */
export async function told(house: House, who: Talker, words = WORDS): Promise<string> {
  await reviewed(who, words);
  await who.choose("send");
  const data = await seeMyData(house.deps, who.userId);
  return data?.feedback[0]?.id ?? "";
}

async function namesOf({ store }: House, prefix: string): Promise<string[]> {
  return [...(await dumpStore(store)).keys()].filter((name) => name.startsWith(prefix)).sort();
}

/** The records of all feedbacks. */
export async function heard(house: House): Promise<Record<string, string>[]> {
  return Promise.all((await namesOf(house, "feedback:")).map((name) => readHash(house.store, name)));
}

/** The participation log, all months. */
export async function entries(house: House): Promise<Logged[]> {
  const months = (await namesOf(house, "ledger:")).map((name) => name.slice("ledger:".length));
  return (await Promise.all(months.map((month) => house.deps.ledger.read(month, 0, 200)))).flat();
}

/** The kinds of its entries, in their order. */
export async function logged(house: House): Promise<(string | undefined)[]> {
  return (await entries(house)).map((entry) => readPublic(entry.public)?.kind);
}

/** What an officer asks in a test. */
export const ASKED = "ไปยื่นที่สาขาไหนคะ";
const OFFICER = { id: "s1", role: "officer" } as const;

/** An officer asks about a feedback, or says that it is done. */
export function officerMoves(house: House, id: string, does: "asked" | "done", words = ASKED) {
  return moveFeedback(house.deps, id, { does, words }, OFFICER);
}

/** Somebody says something, an officer asks about it, and the question is pushed. Gives the id of the feedback. */
export async function askedAbout(
  house: House,
  who: Talker,
  words = WORDS,
  question = ASKED,
): Promise<string> {
  const id = await told(house, who, words);
  await officerMoves(house, id, "asked", question);
  if ((await pushNews(house.deps)) !== 1) throw new Error("the question was not pushed");
  return id;
}

/** What they have answered officers: about which feedback, in what words (null: taken back, or kept no longer). */
export async function answersOf(house: House, who: Talker): Promise<{ id: string; words: string | null }[]> {
  const data = await seeMyData(house.deps, who.userId);
  return (data?.feedback ?? []).flatMap(({ id, history }) =>
    history.filter(({ kind }) => kind === "feedback.replied").map(({ words }) => ({ id, words })),
  );
}

/** The look-up under which somebody's record stands. */
export async function whoIs(house: House, { userId }: Talker): Promise<string> {
  return (await house.deps.vault.lookUp(userId)).who;
}

/** Somebody has written nothing in this minute: the store counts it by its own clock. */
export async function unhurried(house: House, who: Talker): Promise<void> {
  await command(house.store, "DEL", keys.rate(await whoIs(house, who)));
}
