/** Six stickers of our own, under ids of the set that LINE lets every account send (sticker package 446). */
export const PACKAGE_ID = "446";

type Sticker = { id: string; name: string; skin: string; drawing: string };

const EYES = '<circle cx="38" cy="44" r="5"/><circle cx="66" cy="44" r="5"/>';
const SHUT = '<path class="l" d="M30 44q8-8 16 0M58 44q8-8 16 0"/>';

export const stickers: readonly Sticker[] = [
  { id: "1988", name: "สวัสดี", skin: "#ffd54a", drawing: `${EYES}<path class="l" d="M34 60q18 18 36 0"/>` },
  { id: "1989", name: "ขอบคุณ", skin: "#8fd694", drawing: `${SHUT}<path class="l" d="M38 62q14 10 28 0"/>` },
  { id: "1990", name: "ดีใจ", skin: "#ffb86b", drawing: `${SHUT}<path d="M34 58h36q-4 20-18 20T34 58Z"/>` },
  { id: "1991", name: "เสียใจ", skin: "#8ec5ff", drawing: `${EYES}<path class="l" d="M36 70q16-14 32 0"/>` },
  {
    id: "1992",
    name: "สงสัย",
    skin: "#d7b8ff",
    drawing: `${EYES}<path class="l" d="M30 32l14-4M40 68h22"/><text x="82" y="30" font-size="30">?</text>`,
  },
  { id: "1993", name: "ตกใจ", skin: "#ffa3a3", drawing: `${EYES}<ellipse cx="52" cy="70" rx="8" ry="11"/>` },
];

/** The drawing of a sticker as an SVG file; null for one that we have not. */
export function stickerFile(id: string): string | null {
  const sticker = stickers.find((one) => one.id === id);
  if (sticker === undefined) return null;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 104 104" fill="#3b2b12" font-family="sans-serif">` +
    `<circle cx="52" cy="52" r="44" fill="${sticker.skin}" stroke="#fff" stroke-width="6"/>` +
    `<g stroke-linecap="round">${sticker.drawing.replaceAll('class="l"', 'fill="none" stroke="#3b2b12" stroke-width="5"')}</g></svg>`
  );
}
