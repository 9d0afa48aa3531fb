// A life as SVG: the bar of its owners, its borrows below, and marks for what happened.

import type { Life, Ownership } from "../trace.js";
import { place, placeWithin, type Scale } from "./scale.js";
import { describe, escape, nameOf, shorten, timeText, untilOf } from "./text.js";

/** The height of a lane. The bar and the borrows have their places in it. */
export const LANE = 36;
const BAR = { y: 7, height: 14 } as const;
const LEND = { y: 25, height: 4 } as const;
/** About the width of a character of 11 pixels, and of a bold one of 12. */
const SMALL = 6.3;
const NORMAL = 7.2;

/** Bars that are narrower have no marks, which would hide them. */
const LEAST = 6;

/** The owners that have a colour of their own. */
const COLOURED = ["File", "OwnedFd", "Dir", "Socket", "PipeReader", "PipeWriter", "SharedFd", "the host"];

/** The class of an owner's colour. */
export function colourOf(owner: string | undefined): string {
  const index = COLOURED.indexOf(owner ?? "");
  return index < 0 ? "owner-other" : `owner-${index}`;
}

/** The last owner of a life. */
export function lastOwner(life: Life): string | undefined {
  return life.owners.at(-1)?.owner;
}

/** The label to the left of a lane, which is `width` pixels wide. */
export function labelOf(life: Life, y: number, width: number, indent = 0): string {
  const kind = life.kind === nameOf(life) ? "" : life.kind;
  const about = [kind, life.openedAt ?? ""].filter((part) => part !== "").join(" · ");
  const room = Math.floor((width - indent - 20) / SMALL);
  return textOf(nameOf(life), shorten(about, room), life.isLeak, y, width, indent);
}

/** Two lines of text to the left of a lane. What is wider is cut off, since fonts differ. */
export function textOf(name: string, about: string, isLeak: boolean, y: number, width: number, indent: number): string {
  const x = 12 + indent;
  const room = Math.floor((width - x - 8) / NORMAL);
  return [
    `<svg x="0" y="${y}" width="${width - 8}" height="${LANE}">`,
    `<text class="${isLeak ? "name leak-text" : "name"}" x="${x}" y="15">${escape(shorten(name, room))}</text>`,
    `<text class="about" x="${x}" y="29">${escape(about)}</text></svg>`,
  ].join("");
}

/** The bar of a lane with everything on it. `end` is the end of the run. */
export function laneOf(life: Life, scale: Scale, y: number, end: number): string {
  const until = untilOf(life, end);
  if (until < scale.from || life.start > scale.to) return "";
  const shapes = [
    ...segments(life, until).map((segment) => segmentOf(segment, scale, y)),
    ...life.lends.map((lend) => lendOf(lend, scale, y, end)),
    ...life.moments.map(({ time, what }) => momentOf(time, what, scale, y)),
    endOf(life, scale, y, end),
  ];
  return `<g class="lane">${shapes.join("")}<title>${escape(describe(life))}</title></g>`;
}

interface Segment {
  readonly owner: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly isMove: boolean;
  readonly isLeak: boolean;
}

/** The owners of a life one after the other. What is before the first is nobody's. */
function segments({ owners, start, isLeak }: Life, until: number): Segment[] {
  const known: (Ownership | { owner: undefined; start: number })[] = [...owners];
  if (known.length === 0 || known[0]!.start > start) known.unshift({ owner: undefined, start });
  return known.map(({ owner, start: from }, i) => ({
    owner,
    from: i === 0 ? start : from,
    to: known[i + 1]?.start ?? until,
    isMove: i > 0,
    isLeak: isLeak && i === known.length - 1,
  }));
}

function segmentOf({ owner, from, to, isMove, isLeak }: Segment, scale: Scale, y: number): string {
  if (to < scale.from || from > scale.to) return "";
  const x = placeWithin(scale, from);
  const width = Math.max(placeWithin(scale, to) - x, 3);
  const at = `x="${fixed(x)}" y="${y + BAR.y}" width="${fixed(width)}" height="${BAR.height}"`;
  const label = owner ?? "";
  const inside =
    label !== "" && label.length * SMALL + 14 < width ? labelled(label, x + (isMove ? 10 : 6), y, isLeak) : "";
  const tip = isMove && from >= scale.from && width >= LEAST ? arrowhead(x, y) : "";
  const leak = isLeak ? `<rect class="leak" ${at}/>` : "";
  return `<rect class="bar ${colourOf(owner)}" ${at}/>${leak}${tip}${inside}`;
}

/** The name of the owner on its bar, clear of the hatching. */
function labelled(owner: string, x: number, y: number, isHatched: boolean): string {
  const width = owner.length * SMALL + 8;
  const at = `x="${fixed(x - 4)}" y="${y + BAR.y + 1}" width="${fixed(width)}" height="${BAR.height - 2}"`;
  const ground = `<rect class="${colourOf(owner)}" ${at}/>`;
  return `${isHatched ? ground : ""}<text class="inside" x="${fixed(x)}" y="${y + BAR.y + 11}">${escape(owner)}</text>`;
}

/** The mark of a move to another owner. */
function arrowhead(x: number, y: number): string {
  const [top, middle, bottom] = [y + BAR.y - 2, y + BAR.y + BAR.height / 2, y + BAR.y + BAR.height + 2];
  return `<path class="tip" d="M${fixed(x - 1)} ${top}l7 ${middle - top}l-7 ${bottom - middle}z"/>`;
}

function lendOf(lend: Life["lends"][number], scale: Scale, y: number, end: number): string {
  const to = lend.end ?? end;
  if (to < scale.from || lend.start > scale.to) return "";
  const x = placeWithin(scale, lend.start);
  const width = Math.max(placeWithin(scale, to) - x, 2);
  const title = `${lend.isView ? "viewed" : "lent"} for ${timeText(to - lend.start)}${lend.at === null ? "" : ` at ${lend.at}`}`;
  return (
    `<rect class="lend" x="${fixed(x)}" y="${y + LEND.y}" width="${fixed(width)}" height="${LEND.height}" rx="2">` +
    `<title>${escape(title)}</title></rect>`
  );
}

function momentOf(time: number, what: string, scale: Scale, y: number): string {
  if (time < scale.from || time > scale.to) return "";
  const x = fixed(place(scale, time));
  if (what === "polled")
    return `<circle class="poll" cx="${x}" cy="${y + LEND.y + 2}" r="2.5"><title>polled</title></circle>`;
  return `<path class="redirect" d="M${x} ${y + 3}v22"><title>${escape(what)}</title></path>`;
}

/** The mark at the end: a cap where it was closed, a brace where the compiler dropped it, a cross where it was left open. */
function endOf(life: Life, scale: Scale, y: number, end: number): string {
  const [top, bottom] = [y + BAR.y - 3, y + BAR.y + BAR.height + 3];
  if (life.isLeak) {
    const x = placeWithin(scale, end) + 5;
    const middle = (top + bottom) / 2;
    return `<path class="cross" d="M${fixed(x)} ${middle - 4}l8 8m0 -8l-8 8"/>`;
  }
  if (life.end === null || life.ending === "ended" || life.end > scale.to || life.end < scale.from) return "";
  const x = placeWithin(scale, life.end);
  if (x - placeWithin(scale, life.start) < LEAST) return "";
  if (life.endedBy === "compiler") return `<text class="brace" x="${fixed(x + 1)}" y="${y + BAR.y + 12}">}</text>`;
  return `<path class="cap" d="M${fixed(Math.max(x, placeWithin(scale, life.start) + 2))} ${top}V${bottom}"/>`;
}

/** An arrow from one lane to another, for a clone or a move onto it. */
function arrow(scale: Scale, time: number, from: number, to: number, title: string): string {
  if (time < scale.from || time > scale.to) return "";
  const x = place(scale, time);
  const [y1, y2] = [from + BAR.y + (to > from ? BAR.height : 0), to + BAR.y + (to > from ? 0 : BAR.height)];
  const bend = Math.min(14, 6 + Math.abs(y2 - y1) / 12);
  const [third, side] = [(y2 - y1) / 3, fixed(x - bend)];
  const path = `M${fixed(x)} ${y1}C${side} ${fixed(y1 + third)} ${side} ${fixed(y1 + 2 * third)} ${fixed(x)} ${y2}`;
  const sign = to > from ? -1 : 1;
  const tip = `M${fixed(x)} ${y2}l-5.5 ${sign * 3.5}l4.5 ${sign * 4.5}z`;
  return `<g class="arrow"><path class="line" d="${path}"/><path class="tip" d="${tip}"/><title>${escape(title)}</title></g>`;
}

/** The arrows between lanes, given the place of each. */
export function arrowsOf(lives: readonly Life[], tops: ReadonlyMap<number, number>, scale: Scale): string {
  return lives
    .flatMap((life) => {
      const own = tops.get(life.id);
      const from = life.from === null ? undefined : tops.get(life.from);
      const to = life.movedTo === null ? undefined : tops.get(life.movedTo);
      if (own === undefined) return [];
      return [
        ...(from === undefined ? [] : [arrow(scale, life.start, from, own, life.beginning)]),
        ...(to === undefined || life.end === null ? [] : [arrow(scale, life.end, own, to, "moved onto it")]),
      ];
    })
    .join("");
}

/** A number of pixels for an attribute. */
export function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
