/**
 * How many edits lead from one word to another: a letter more, a letter less, another letter, two neighbours swapped (each stretch edited once:
 * "optimal string alignment"). Takes two words, counted in UTF-16 units, and the most edits that matter; gives Infinity where it takes more.
 */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(nextCell(a, b, i, j, { before, last, row }));
    if (Math.min(...row) > most) return Infinity;
    before = last;
    last = row;
  }
  const edits = at(last, b.length);
  return edits <= most ? edits : Infinity;
}

type Rows = { before: readonly number[]; last: readonly number[]; row: readonly number[] };

function nextCell(a: string, b: string, i: number, j: number, { before, last, row }: Rows): number {
  const same = a[i - 1] === b[j - 1] ? 0 : 1;
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return Math.min(
    at(last, j) + 1,
    at(row, j - 1) + 1,
    at(last, j - 1) + same,
    swapped ? at(before, j - 2) + 1 : Infinity,
  );
}

function at(row: readonly number[], j: number): number {
  return row[j] ?? Infinity;
}
