// A trace as a picture that needs no script: for documents.

import type { Life, Trace } from "./trace.js";
import { arrowsOf, fixed, LANE, labelOf, laneOf } from "./view/lane.js";
import { legendOf } from "./view/legend.js";
import { isShown } from "./view/fold.js";
import { place, spanOf, ticks, type Scale } from "./view/scale.js";
import { COLOURS, HATCH, HATCHED, SHAPES } from "./view/style.js";
import { escape, timeText } from "./view/text.js";

const WIDTH = 960;
const LABELS = 250;
const TOP = 74;
/** The most lanes in a picture. Those that were left open come first when it chooses. */
const MOST = 60;

/** Draws a trace as SVG. */
export function toPicture(trace: Trace): string {
  const shown = chosen(trace.lives);
  const scale: Scale = { ...spanOf(shown, trace.duration), left: LABELS, width: WIDTH - LABELS - 32 };
  const bottom = TOP + shown.length * LANE;
  const more = trace.lives.filter(isShown).length - shown.length + trace.leftOut;
  const legend = legendOf(shown, 12, bottom + (more > 0 ? 42 : 22), WIDTH - 24);
  const height = bottom + (more > 0 ? 42 : 22) + legend.height + 12;
  const tops = new Map(shown.map(({ id }, i) => [id, TOP + i * LANE]));
  const lanes = shown.map(
    (life, i) =>
      `<path class="row-line" d="M0 ${TOP + i * LANE}H${WIDTH}"/>` +
      labelOf(life, TOP + i * LANE, LABELS) +
      laneOf(life, scale, TOP + i * LANE, trace.duration),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escape(`The descriptors of ${trace.program}`)}</title>`,
    `<style>${COLOURS}${SHAPES}${HATCHED}.title{font-size:15px;font-weight:700}</style>${HATCH}`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="var(--ground)"/>`,
    `<text class="title" x="12" y="26">${escape(trace.program)}</text>`,
    `<text class="about" x="12" y="44">${escape(summaryOf(trace))}</text>`,
    axis(scale, bottom),
    ...lanes,
    arrowsOf(shown, tops, scale),
    ...(more > 0 ? [`<text class="about" x="12" y="${bottom + 22}">and ${more} more</text>`] : []),
    legend.svg,
    "</svg>\n",
  ].join("\n");
}

/** Describes a run in a line. */
export function summaryOf({ engine, outcome, duration, lives, leftOut }: Trace): string {
  const leaks = lives.filter(({ isLeak }) => isLeak).length;
  const count = lives.filter(({ beginning }) => beginning !== "given").length + leftOut;
  const left = leaks === 0 ? "nothing left open" : `${leaks} left open`;
  return `${count === 1 ? "1 descriptor" : `${count} descriptors`} · ${left} · ${timeText(duration)} · ${outcome} · engine ${engine}`;
}

function chosen(lives: readonly Life[]): Life[] {
  const used = lives.filter(isShown);
  if (used.length <= MOST) return used;
  const first = new Set([...used.filter(({ isLeak }) => isLeak), ...used].slice(0, MOST));
  return used.filter((life) => first.has(life));
}

function axis(scale: Scale, bottom: number): string {
  return ticks(scale)
    .map((time) => {
      const x = fixed(place(scale, time));
      const text = `<text class="axis" x="${x}" y="${TOP - 14}" text-anchor="middle">${timeText(time)}</text>`;
      return `<path class="grid" d="M${x} ${TOP - 8}V${bottom}"/>${text}`;
    })
    .join("");
}
