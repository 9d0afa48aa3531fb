// The legend of a picture: the owners that occur, and the marks.

import type { Life } from "../trace.js";
import { colourOf, fixed } from "./lane.js";
import { escape } from "./text.js";

/** The owners that occur in lives, the most frequent first. */
export function ownersIn(lives: readonly Life[]): string[] {
  const counts = new Map<string, number>();
  for (const { owners } of lives)
    for (const owner of new Set(owners.map((each) => each.owner))) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([owner]) => owner);
}

/** The marks, each 22 pixels wide, with their meaning. */
const MARKS: readonly (readonly [shape: string, meaning: string])[] = [
  [`<path class="tip" d="M8 1l8 6l-8 6z"/>`, "moved"],
  [`<rect class="lend" y="5" width="20" height="4" rx="2"/>`, "lent"],
  [`<path class="cap" d="M10 0V14"/>`, "closed"],
  [`<text class="brace" x="6" y="12">}</text>`, "dropped by the compiler"],
  [`<rect class="leak" y="1" width="20" height="12"/>`, "left open"],
];

/** Draws the legend within `width` pixels. Returns its height as well. */
export function legendOf(
  lives: readonly Life[],
  left: number,
  y: number,
  width: number,
): { svg: string; height: number } {
  const items = [
    ...ownersIn(lives).map(
      (owner) => [`<rect class="bar ${colourOf(owner)}" y="1" width="20" height="12"/>`, owner] as const,
    ),
    ...MARKS,
  ];
  let [x, row] = [0, 0];
  const parts = items.map(([shape, text]) => {
    const needed = 26 + text.length * 6.4 + 20;
    if (x > 0 && x + needed > width) [x, row] = [0, row + 1];
    const at = `translate(${fixed(left + x)} ${y + row * 20})`;
    x += needed;
    return `<g transform="${at}">${shape}<text x="26" y="11">${escape(text)}</text></g>`;
  });
  return { svg: parts.join(""), height: (row + 1) * 20 };
}
