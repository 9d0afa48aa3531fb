// Hints of an earlier text of a file, placed in its present one.

import type { Hint } from "./job.js";

/** Moves hints along with their lines. Hints between the first and the last line that changed are left out. */
export function movedTo(text: string, earlier: string, hints: readonly Hint[]): Hint[] {
  const [now, then] = [text.split("\n"), earlier.split("\n")];
  const shorter = Math.min(now.length, then.length);
  let head = 0;
  while (head < shorter && now[head] === then[head]) head++;
  let tail = 0;
  while (tail < shorter - head && now.at(-1 - tail) === then.at(-1 - tail)) tail++;
  return hints.flatMap((hint) => {
    const { start } = hint.place;
    if (start.line <= head) return [hint];
    if (start.line <= then.length - tail) return [];
    const place = { ...start, line: start.line + now.length - then.length };
    return [{ ...hint, place: { ...hint.place, start: place, end: place } }];
  });
}
