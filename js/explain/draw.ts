// A scene as SVG: columns with the variable's life and its loans beside the code.

import type { Holding } from "../ownership/query.js";
import { COLOURS } from "../trace/view/style.js";
import { escape, widthOf } from "../trace/view/text.js";
import type { Line, LoanLine, Mark, Scene } from "./scene.js";

const CODE = 7.83; // the width of a character of the code, in a font of 13 pixels
const TEXT = 6.6;
const ROW = 22;
const LABEL = 19;
const TOP = 96;
const MARGIN = 20;
const GUTTER = 44;

const STYLE = `${COLOURS}
text{font:12px "Inter","Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif;fill:var(--text)}
.code{font:13px ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}
.title{font-size:14px;font-weight:700}.quiet,.number{fill:var(--quiet)}.number{font-size:11px}
.head{font-size:11.5px;font-weight:600}.head-life{fill:var(--o0)}.head-loan{fill:var(--o5)}
.band{fill:var(--leak-ground)}.held{fill:var(--o0)}.maybe{fill:none;stroke:var(--o0);stroke-width:1.5;stroke-dasharray:4 3}
.loan{fill:var(--o5)}.dot{fill:var(--ground);stroke:var(--o0);stroke-width:2}.loan-dot{fill:var(--ground);stroke:var(--o5);stroke-width:2}
.moved{stroke:var(--mark);stroke-width:2.4;fill:none;stroke-linecap:round}.brace{font-size:15px;font-weight:700}
.conflict{stroke:var(--leak);stroke-width:2.6;fill:none;stroke-linecap:round}.ring{fill:var(--ground);stroke:var(--leak);stroke-width:2}
.primary{stroke:var(--leak);stroke-width:2}.secondary{stroke:var(--o0);stroke-width:1.5}
.primary-text{fill:var(--leak);font-weight:600}.secondary-text{fill:var(--o0)}.gap{fill:var(--quiet);letter-spacing:2px}
.error-code{fill:var(--leak)}`;

/** A column beside the code. */
interface Column {
  readonly x: number;
  readonly head: string;
  readonly kind: "life" | "loan";
}

/** A drawn line: its top, and its height with its labels. */
interface Placed {
  readonly line: Line;
  readonly y: number;
  readonly height: number;
  /** Lines were left out before it. */
  readonly isAfterGap: boolean;
}

/** Draws a scene. */
export function draw(scene: Scene): string {
  const columns = columnsOf(scene);
  const code = MARGIN + GUTTER + columns.reduce((sum, { head }) => sum + columnWidth(head), 0);
  const placed = placeLines(scene.lines);
  const bottom = placed.at(-1)!.y + placed.at(-1)!.height;
  const width = Math.ceil(Math.max(620, code + widest(scene) + MARGIN, MARGIN * 2 + scene.title.length * 7.6));
  const helps = wrap(scene.help === null ? "" : `help: ${scene.help}`, Math.floor((width - 2 * MARGIN) / TEXT));
  const legend = legendOf(scene, bottom + 26);
  const height = bottom + 44 + helps.length * 18;
  const error = placed.find(({ line }) => line.number === scene.error)!;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escape(scene.title)}</title><style>${STYLE}</style>`,
    `<rect width="${width}" height="${height}" rx="8" fill="var(--ground)"/>`,
    titleOf(scene),
    `<rect class="band" y="${error.y}" width="${width}" height="${error.height}"/>`,
    ...columns.map(headOf),
    ...placed.map((each) => codeOf(each, code)),
    ...columns.map((column, i) =>
      column.kind === "life" ? lifeOf(scene, column, placed) : loanOf(scene.loans[i - 1]!, column, placed),
    ),
    legend,
    ...helps.map((text, i) => `<text x="${MARGIN}" y="${bottom + 50 + i * 18}">${escape(text)}</text>`),
    "</svg>\n",
  ].join("\n");
}

function titleOf({ title, file, error }: Scene): string {
  const [code, ...message] = title.split(": ");
  const head = `<tspan class="error-code">${escape(code!)}</tspan><tspan dx="8">${escape(message.join(": "))}</tspan>`;
  return (
    `<text class="title" x="${MARGIN}" y="30">${head}</text>` +
    `<text class="quiet" x="${MARGIN}" y="50">${escape(file)}:${error}</text>`
  );
}

function columnsOf({ life, loans }: Scene): Column[] {
  const heads: { head: string; kind: Column["kind"] }[] = [
    ...(life ? [{ head: life.name, kind: "life" as const }] : []),
    ...(life ? loans.map(({ name }) => ({ head: name, kind: "loan" as const })) : []),
  ];
  let x = MARGIN + GUTTER;
  return heads.map(({ head, kind }) => {
    const width = columnWidth(head);
    x += width;
    return { head, kind, x: x - width / 2 };
  });
}

function columnWidth(head: string): number {
  return Math.max(38, [...head].length * 7 + 16);
}

function headOf({ x, head, kind }: Column): string {
  return `<text class="head head-${kind}" x="${x}" y="${TOP - 12}" text-anchor="middle">${escape(head)}</text>`;
}

function widest({ lines }: Scene): number {
  const sizes = lines.flatMap(({ text, labels }) => [
    columnsOfText(text) * CODE,
    ...labels.map((label) => label.from * CODE + label.text.length * TEXT + 12),
  ]);
  return Math.max(...sizes);
}

function placeLines(lines: readonly Line[]): Placed[] {
  let y = TOP;
  return lines.map((line, i) => {
    const isAfterGap = i > 0 && lines[i - 1]!.number + 1 !== line.number;
    if (isAfterGap) y += ROW;
    const height = ROW + line.labels.filter(({ text }) => text !== "").length * LABEL;
    y += height;
    return { line, y: y - height, height, isAfterGap };
  });
}

function codeOf({ line, y, isAfterGap }: Placed, left: number): string {
  const at = (column: number) => round(left + columnsOfText(line.text.slice(0, column)) * CODE);
  const underlines = line.labels.map(({ isPrimary, from, to }) => {
    const kind = isPrimary ? "primary" : "secondary";
    return `<path class="${kind}" d="M${at(from)} ${y + 19}H${at(to)}"/>`;
  });
  const texts = line.labels
    .filter(({ text }) => text !== "")
    .map(({ isPrimary, from, text }, i) => {
      const kind = isPrimary ? "primary-text" : "secondary-text";
      return `<text class="${kind}" x="${at(from)}" y="${y + ROW + 12 + i * LABEL}">${escape(text)}</text>`;
    });
  return [
    isAfterGap ? `<text class="gap" x="${left}" y="${y - 8}">⋯</text>` : "",
    `<text class="number" x="${MARGIN + GUTTER - 16}" y="${y + 15}" text-anchor="end">${line.number}</text>`,
    piecesOf(line)
      .map(({ text, column }) => pieceOf(text, at(column), y + 15))
      .join(""),
    ...underlines,
    ...texts,
  ].join("");
}

/** The text of a line, cut where labels begin and end: each piece is put in its place, whatever font there is. */
function piecesOf({ text, labels }: Line): { text: string; column: number }[] {
  const cuts = [0, ...labels.flatMap(({ from, to }) => [from, to]), text.length];
  const columns = [...new Set(cuts)].filter((column) => column <= text.length).sort((a, b) => a - b);
  return columns.slice(0, -1).map((column, i) => ({ text: text.slice(column, columns[i + 1]), column }));
}

function pieceOf(text: string, x: number, y: number): string {
  const shown = text.replaceAll("\t", " ");
  if (shown.trim() === "") return "";
  const blank = shown.length - shown.trimStart().length;
  const width = round(columnsOfText(shown.trim()) * CODE);
  const at = `x="${round(x + blank * CODE)}" y="${y}" textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
  return `<text class="code" ${at}>${escape(shown.trim())}</text>`;
}

/** How many columns a text takes in a font of fixed width. A tab takes one, as SVG draws it. */
function columnsOfText(text: string): number {
  return [...text].reduce((sum, character) => sum + widthOf(character), 0);
}

/** The variable's life: a bar where it holds its value, an outline where it may, nothing where it doesn't. */
function lifeOf({ life, loans, error }: Scene, { x }: Column, placed: readonly Placed[]): string {
  const { holdings, marks } = life!;
  const first = placed.findIndex(({ line }) => marks.get(line.number) === "declared");
  const bars: { holding: Holding; from: number; to: number }[] = [];
  for (const [i, { line, y, height }] of placed.slice(Math.max(first, 0)).entries()) {
    const holding = i === 0 ? "held" : (holdings.get(line.number) ?? nextHolding(placed.slice(first + i), holdings));
    const from = i === 0 ? y + 11 : y;
    const to = endsOn(marks.get(line.number)) ? y + 11 : y + height + gapAfter(placed, first + i);
    const before = bars.at(-1);
    if (before?.holding === holding && before.to === from) before.to = to;
    else bars.push({ holding, from, to });
  }
  const shapes = bars.map(({ holding, from, to }) => {
    const [width, kind] = holding === "held" ? [8, "held"] : [7, "maybe"];
    return holding === "empty"
      ? ""
      : `<rect class="${kind}" x="${x - width / 2}" y="${from}" width="${width}" height="${to - from}"/>`;
  });
  const dots = placed.map(({ line, y }) => markOf(marks.get(line.number), x, y + 11));
  const isOver = loans.every(({ conflict }) => conflict === null);
  return [...shapes, ...dots, isOver ? crossAt(x, middleOf(error, placed)) : ""].join("");
}

/** The mark of a conflict. */
function crossAt(x: number, y: number): string {
  const cross = `<path class="conflict" d="M${x - 4} ${y - 4}l8 8m0 -8l-8 8"><title>conflict</title></path>`;
  return `<circle class="ring" cx="${x}" cy="${y}" r="9"/>${cross}`;
}

/** The middle of the code of a line. */
function middleOf(number: number, placed: readonly Placed[]): number {
  return placed.find(({ line }) => line.number === number)!.y + 11;
}

/** What the variable holds on a line where nothing happens: what it holds on the next line where something does. */
function nextHolding(after: readonly Placed[], holdings: ReadonlyMap<number, Holding>): Holding {
  const next = after.find(({ line }) => holdings.has(line.number));
  return next ? holdings.get(next.line.number)! : "empty";
}

function endsOn(mark: Mark | undefined): boolean {
  return mark === "moved" || mark === "dropped";
}

function gapAfter(placed: readonly Placed[], index: number): number {
  return placed[index + 1]?.isAfterGap ? ROW : 0;
}

function markOf(mark: Mark | undefined, x: number, y: number): string {
  if (mark === "moved")
    return `<path class="moved" d="M${x - 5} ${y + 1}h15m-5 -5l5 5l-5 5"><title>moved</title></path>`;
  if (mark === "dropped") return `<text class="brace" x="${x}" y="${y + 6}" text-anchor="middle">}</text>`;
  return mark === undefined
    ? ""
    : `<circle class="dot" cx="${x}" cy="${y}" r="${mark === "declared" ? 5 : 3.5}"><title>${mark}</title></circle>`;
}

function loanOf({ first, last, conflict }: LoanLine, { x }: Column, placed: readonly Placed[]): string {
  const from = middleOf(first, placed);
  const to = Math.max(middleOf(last, placed), from);
  return [
    `<rect class="loan" x="${x - 3}" y="${from}" width="6" height="${Math.max(to - from, 1)}"/>`,
    `<circle class="loan-dot" cx="${x}" cy="${from}" r="5"/><circle class="loan-dot" cx="${x}" cy="${to}" r="3.5"/>`,
    conflict === null ? "" : crossAt(x, middleOf(conflict, placed)),
  ].join("");
}

function legendOf({ life, loans }: Scene, y: number): string {
  if (!life) return "";
  const items: [shape: string, text: string][] = [
    [`<rect class="held" x="4" y="-10" width="8" height="13"/>`, `${life.name} holds its value`],
    ...([...life.holdings.values()].includes("maybe")
      ? [[`<rect class="maybe" x="4" y="-10" width="7" height="13"/>`, "may hold it"] as [string, string]]
      : []),
    ...loans.map(({ name, isMutable }): [string, string] => [
      `<rect class="loan" x="5" y="-10" width="6" height="13"/>`,
      `${name === "a borrow" ? "it" : name} ${name === "a borrow" ? "is borrowed" : "borrows it"}${isMutable ? " exclusively" : ""}`,
    ]),
  ];
  let x = MARGIN;
  return items
    .map(([shape, text]) => {
      const item = `<g transform="translate(${round(x)} ${y})">${shape}<text class="quiet" x="20" y="1">${escape(text)}</text></g>`;
      x += 20 + text.length * TEXT + 24;
      return item;
    })
    .join("");
}

function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").filter((each) => each !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
