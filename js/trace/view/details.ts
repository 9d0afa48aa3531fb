// Everything that happened to a life, as a table.

import type { Life } from "../trace.js";
import { endingOf, escape, identityOf, nameOf, timeText, untilOf } from "./text.js";

type Entry = readonly [time: number, what: string, at: string | null];

/** Writes the details of a life. `end` is the end of the run. */
export function detailsOf(life: Life, end: number): string {
  const entries: Entry[] = [
    [life.start, life.beginning, life.openedAt],
    ...life.owners.map(({ owner, start, at }): Entry => [start, `owned by ${owner}`, at]),
    ...life.lends.flatMap((lend): Entry[] => [
      [lend.start, lend.isView ? "viewed" : "lent", lend.at],
      [lend.end ?? end, lend.isView ? "the view ended" : "given back", null],
    ]),
    ...life.moments.map(({ time, what, at, path }): Entry => [time, path === null ? what : `${what} to ${path}`, at]),
    [untilOf(life, end), endingOf(life), life.endedAt],
  ];
  const rows = entries
    .sort((a, b) => a[0] - b[0])
    .map(([time, what, at]) => [timeText(time, 1), what, at ?? ""].map((cell) => `<td>${escape(cell)}</td>`).join(""));
  return [
    `<h2>${escape(nameOf(life))}</h2><p>${escape(identityOf(life))}</p>`,
    `<table><thead><tr><th>time</th><th>what</th><th>where</th></tr></thead>`,
    `<tbody>${rows.map((row) => `<tr>${row}</tr>`).join("")}</tbody></table>`,
    life.leftOut > 0 ? `<p>${life.leftOut} more are left out.</p>` : "",
  ].join("");
}
