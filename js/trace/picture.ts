// A trace as a picture that needs no script: for documents.

import type { Trace } from "./trace.js";
import { groupingFor, isShown, rowsOf } from "./view/fold.js";
import { arrowsOf, LANE } from "./view/lane.js";
import { legendOf } from "./view/legend.js";
import { axisOf, gridOf, RIGHT, rowOf } from "./view/rows.js";
import { spanOf, type Scale } from "./view/scale.js";
import { COLOURS, HATCH, HATCHED, SHAPES } from "./view/style.js";
import { escape, timeText } from "./view/text.js";

/** The most lanes in a picture. */
const MOST = 60;

const WIDTH = 960;
const LABELS = 250;
const TOP = 74;

/** Draws a trace as SVG: a lane for each descriptor, or for each group of them where there are many. */
export function toPicture(trace: Trace): string {
  const { duration, leftOut } = trace;
  const lives = trace.lives.filter(isShown);
  const rows = rowsOf(lives, groupingFor(lives), new Set(), duration);
  const shown = rows.slice(0, MOST);
  const scale: Scale = { ...spanOf(lives, duration), left: LABELS, width: WIDTH - LABELS - RIGHT };
  const bottom = TOP + shown.length * LANE;
  const more = [
    ...(rows.length > shown.length ? [`and ${rows.length - shown.length} more lanes`] : []),
    ...(leftOut > 0 ? [`${leftOut} more descriptors are left out`] : []),
  ];
  const legend = legendOf(lives, 12, bottom + 22 + more.length * 20, WIDTH - 24);
  const height = bottom + 34 + more.length * 20 + legend.height;
  const tops = new Map(shown.flatMap((row, i) => ("life" in row ? [[row.life.id, i * LANE] as const] : [])));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escape(`The descriptors of ${trace.program}`)}</title>`,
    `<style>${COLOURS}${SHAPES}${HATCHED}.title{font-size:15px;font-weight:700}</style>${HATCH}`,
    `<rect width="${WIDTH}" height="${height}" rx="8" fill="var(--ground)"/>`,
    `<text class="title" x="12" y="26">${escape(trace.program)}</text>`,
    `<text class="about" x="12" y="44">${escape(summaryOf(trace))}</text>`,
    `<g transform="translate(0 ${TOP - 29})">${axisOf(scale)}</g>`,
    `<g transform="translate(0 ${TOP})">${gridOf(scale, bottom - TOP)}`,
    ...shown.map((row, i) => rowOf(row, scale, i * LANE, false, duration)),
    `${arrowsOf(lives, tops, scale)}</g>`,
    ...more.map((text, i) => `<text class="about" x="12" y="${bottom + 22 + i * 20}">${escape(text)}</text>`),
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
