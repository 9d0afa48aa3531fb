// The parts of the page as SVG: the overview, the axis, and the rows.

import type { Trace } from "../trace.js";
import { density, type Group, type Row } from "./fold.js";
import { colourOf, fixed, LANE, labelOf, laneOf, lastOwner, textOf } from "./lane.js";
import { place, placeWithin, ticks, type Scale } from "./scale.js";
import { timeText } from "./text.js";

/** The room to the right of the scale, for the crosses of what was left open. */
export const RIGHT = 28;

/** Draws the number of open descriptors over the whole run, and the part of it that is shown. */
export function overviewOf({ open, duration }: Trace, scale: Scale, from: number, to: number, height: number): string {
  const most = open.reduce((highest, [, count]) => Math.max(highest, count), 1);
  const base = height - 8;
  const steps = open.map(([time, count]) => {
    return `H${fixed(placeWithin(scale, time))}V${fixed(base - (count / most) * (height - 26))}`;
  });
  const [x, width] = [place(scale, from), Math.max(2, place(scale, to) - place(scale, from))];
  return [
    `<svg width="100%" height="${height}" aria-hidden="true">`,
    `<text class="about" x="12" y="24">open descriptors</text><text class="name" x="12" y="42">at most ${most}</text>`,
    `<path class="area" d="M${scale.left} ${base}${steps.join("")}H${fixed(place(scale, duration))}V${base}Z"/>`,
    `<rect class="window" x="${fixed(x)}" y="2" width="${fixed(width)}" height="${height - 4}" rx="4"/></svg>`,
  ].join("");
}

/** Draws the times above the lanes. */
export function axisOf(scale: Scale): string {
  const text = (time: number) => `<text class="axis" x="${fixed(place(scale, time))}" y="15" text-anchor="middle">`;
  const times = ticks(scale);
  const step = times.length > 1 ? times[1]! - times[0]! : undefined;
  return times.map((time) => `${text(time)}${timeText(time, step)}</text>`).join("");
}

/** Draws the lines of the times behind lanes that are `height` pixels high. */
export function gridOf(scale: Scale, height: number): string {
  return ticks(scale)
    .map((time) => `<path class="grid" d="M${fixed(place(scale, time))} 0v${height}"/>`)
    .join("");
}

/** Draws a row. `end` is the end of the run. */
export function rowOf(row: Row, scale: Scale, y: number, isChosen: boolean, end: number): string {
  const width = scale.left + scale.width + RIGHT;
  return [
    `<rect class="${isChosen ? "row chosen" : "row"}" y="${y}" width="${width}" height="${LANE}"/>`,
    "group" in row
      ? groupOf(row.group, row.isOpen, scale, y, end)
      : labelOf(row.life, y, scale.left, row.isInGroup ? 18 : 0) + laneOf(row.life, scale, y, end),
    `<path class="row-line" d="M0 ${y + LANE}H${width}"/>`,
  ].join("");
}

/** The most crosses in one row. */
const MOST_CROSSES = 200;

/** A folded group shows how many of it are open, and where one that was left open was opened. */
function groupOf({ title, lives, leaks, most }: Group, isOpen: boolean, scale: Scale, y: number, end: number): string {
  const count = Math.max(1, Math.floor(scale.width / 2));
  const counts = density(lives, scale.from, scale.to, count, end);
  const highest = Math.max(1, ...counts);
  const area = counts.map((open, i) => {
    return `L${fixed(scale.left + (i / count) * scale.width)} ${fixed(y + 29 - (open / highest) * 22)}`;
  });
  const shape = `M${scale.left} ${y + 30}${area.join("")}L${fixed(scale.left + scale.width)} ${y + 30}Z`;
  const crosses = lives
    .filter(({ isLeak, start }) => isLeak && start >= scale.from && start <= scale.to)
    .slice(0, MOST_CROSSES)
    .map(({ start }) => `<path class="cross" d="M${fixed(place(scale, start) - 3)} ${y + 4}l6 6m0 -6l-6 6"/>`);
  const about = `${lives.length} descriptors, ${leaks > 0 ? `${leaks} left open` : `at most ${most} at once`}`;
  return [
    `<path class="fold" d="M12 ${y + (isOpen ? 9 : 7)}${isOpen ? "h9l-4.5 6z" : "v9l6 -4.5z"}"/>`,
    textOf(title, about, leaks > 0, y, scale.left, 18),
    `<path class="${colourOf(lastOwner(lives[0]!))} density" d="${shape}"/>`,
    ...crosses,
  ].join("");
}
