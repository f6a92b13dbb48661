import { startHouse } from "#test/support/house.ts";

/** Counts the store's REST requests around one plain question, after a first one has made the scripts known. */
export async function roundTrips(): Promise<{ before200: number; toReply: number; inAll: number }> {
  const house = await startHouse();
  const { userId } = house.sim.addPerson();
  const ask = async () => {
    await house.sim.say(userId, "ขึ้นทะเบียนว่างงานใช้เอกสารอะไร");
    await house.settled();
  };
  await ask();
  const start = house.store.requests();
  let received = 0;
  let replied = 0;
  const { inbox, line } = house.deps;
  house.use({
    ...house.deps,
    inbox: {
      ...inbox,
      async receive(...args) {
        const receipts = await inbox.receive(...args);
        received = house.store.requests() - start;
        return receipts;
      },
    },
    line: {
      reply(...args) {
        replied = house.store.requests() - start;
        return line.reply(...args);
      },
    },
  });
  await ask();
  const inAll = house.store.requests() - start;
  await house.stop();
  return { before200: received, toReply: replied - received, inAll };
}
