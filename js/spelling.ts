// What a misspelt name was probably meant to be.

/** Returns the first of `known` that `text` nearly is: up to two slips away, or one from a short name. */
export function nearest<Name extends string>(text: string, known: readonly Name[]): Name | undefined {
  const lower = text.toLowerCase();
  return known.find((name) => distance(lower, name.toLowerCase()) <= (name.length > 4 ? 2 : 1));
}

/** Returns how many letters must be inserted, removed, replaced, or swapped with the next to turn one text into the other. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, rows[i - 2]![j - 2]! + 1);
      row[j] = cost;
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
