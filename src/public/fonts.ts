const PACKAGE = "@fontsource/noto-sans-thai";
/** Part of the file names, so that a new version of the letters is a new address: they are kept by browsers for a year. */
const VERSION = "5.3.0";

/** Which letters each file holds, as its package says. */
const scripts = [
  { script: "thai", range: "U+02D7,U+0303,U+0331,U+0E01-0E5B,U+200C-200D,U+25CC" },
  {
    script: "latin",
    range:
      "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  },
] as const;
const weights = [400, 700] as const;

const faces = scripts.flatMap(({ script, range }) =>
  weights.map((weight) => ({
    weight,
    range,
    name: `noto-sans-thai-${VERSION}-${script}-${weight}.woff2`,
    from: `${PACKAGE}/files/noto-sans-thai-${script}-${weight}-normal.woff2`,
  })),
);

/** The files to serve under /fonts: name, and where the build finds each. The licence goes with them. */
export const fontFiles: readonly { name: string; from: string }[] = [
  ...faces.map(({ name, from }) => ({ name, from })),
  { name: "OFL.txt", from: `${PACKAGE}/LICENSE` },
];

/** The style rules that name the fonts. Until one has come, the reader's own letters are shown. */
export const fontRules = faces
  .map(
    ({ name, weight, range }) =>
      `@font-face { font-family: "Noto Sans Thai"; font-style: normal; font-weight: ${weight}; font-display: swap; src: url(/fonts/${name}) format("woff2"); unicode-range: ${range}; }`,
  )
  .join("\n");
