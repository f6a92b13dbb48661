/** What a canonical string is made of: names with texts and whole numbers, nothing deeper. */
export type Flat = Readonly<Record<string, string | number>>;

/**
 * The one string of a record: JSON without spaces, names sorted by their UTF-16 code units, texts and safe integers only, so that whoever
 * writes the same record writes the same bytes (the subset of RFC 8785 in which no number has a fraction). It is written once; after that
 * everybody treats it as opaque bytes.
 * @throws RangeError where a number is no safe integer
 */
export function canonical(record: Flat): string {
  const names = Object.keys(record).sort();
  const pairs = names.map((name) => {
    const value = record[name] ?? "";
    if (typeof value === "number" && !Number.isSafeInteger(value))
      throw new RangeError(`${name} is no whole number`);
    return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
  });
  return `{${pairs.join(",")}}`;
}
