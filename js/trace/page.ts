// A trace as a page: one file that needs no other.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { summaryOf } from "./picture.js";
import type { Trace } from "./trace.js";
import { LAYOUT } from "./view/layout.js";
import { COLOURS, HATCHED, SHAPES } from "./view/style.js";
import { escape } from "./view/text.js";

const VIEW = join(dirname(fileURLToPath(import.meta.url)), "view");

/** The scripts that a browser runs, each after those that it imports. */
const SCRIPTS = ["text", "scale", "style", "lane", "legend", "fold", "rows", "details", "app"];

/** Writes a trace as HTML. */
export function toPage(trace: Trace): string {
  const script = `${bundle()}\nstartPage(JSON.parse(document.getElementById("trace").textContent));`;
  const style = `${COLOURS}${SHAPES}${HATCHED}${LAYOUT}`;
  const policy =
    `default-src 'none'; base-uri 'none'; form-action 'none'; ` +
    `script-src '${hashOf(script)}'; style-src '${hashOf(style)}'`;
  const notes = [...trace.notes, ...(trace.leftOut > 0 ? [leftOutOf(trace)] : [])];
  return [
    `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width">`,
    `<title>${escape(trace.program)}: descriptors</title>`,
    `<style>${style}</style>\n</head>\n<body>`,
    `<header><h1>${escape(trace.program)}</h1>\n<p>${escape(summaryOf(trace))}</p>`,
    ...notes.map((note) => `<p class="note">${escape(note)}</p>`),
    toolsOf(trace),
    "</header>",
    FRAME,
    `<script type="application/json" id="trace">${asData(trace)}</script>`,
    `<script>${script}</script>\n</body>\n</html>\n`,
  ].join("\n");
}

/** The controls above the lanes. */
function toolsOf({ lives }: Trace): string {
  const leaks = lives.filter(({ isLeak }) => isLeak).length;
  const disabled = leaks === 0 ? " disabled" : "";
  const input = `<input id="search" type="search" placeholder="path, line or owner" autocomplete="off" spellcheck="false">`;
  const groupings = { none: "nothing", line: "source line", folder: "folder", owner: "owner" };
  const choices = Object.entries(groupings).map(([value, text]) => `<option value="${value}">${text}</option>`);
  return [
    `<div class="tools"><label class="search">Search ${input}<kbd>/</kbd></label>`,
    `<button type="button" id="leaks" class="chip leaks" aria-pressed="false"${disabled}>✕ ${leaks} left open</button>`,
    `<span id="legend"></span>`,
    `<label>Fold by <select id="grouping">${choices.join("")}</select></label>`,
    `<span class="zoom"><button type="button" id="out" aria-label="Zoom out" title="Zoom out (-)">−</button>`,
    `<button type="button" id="all" title="The whole run (0)">all</button>`,
    `<button type="button" id="in" aria-label="Zoom in" title="Zoom in (+)">+</button></span>`,
    `<span id="found" role="status"></span></div>`,
  ].join("");
}

/** What the script fills, and the explanations below. */
const FRAME = [
  `<div id="overview" title="Drag to show a part of the run, double-click for all of it"></div>`,
  `<svg id="axis" width="100%" height="22" aria-hidden="true"></svg>`,
  `<main><div id="lanes" tabindex="0" aria-label="Descriptors"><div id="space"><svg id="canvas" width="100%"></svg></div>`,
  `<p id="empty" hidden>No descriptor matches.</p></div>`,
  `<aside id="details" aria-live="polite" hidden><button type="button" id="close" aria-label="Close">✕</button>`,
  `<div id="facts"></div></aside></main>`,
  `<footer>▶ moved · ▂ lent · ┃ closed · } dropped by the compiler · <span class="leak-text">▨ ✕ left open</span>`,
  `<span class="keys"><kbd>/</kbd> search <kbd>↑</kbd><kbd>↓</kbd> choose <kbd>Enter</kbd> fold or zoom to it`,
  `<kbd>+</kbd><kbd>-</kbd><kbd>0</kbd> zoom <kbd>←</kbd><kbd>→</kbd> move</span></footer>`,
  `<noscript>This page draws with a script.</noscript>`,
].join("\n");

/** Says how many lives a trace doesn't have. */
function leftOutOf({ leftOut, lives }: Trace): string {
  return `${leftOut} more descriptors were opened and closed: the first ${lives.length} are here, and all that were left open.`;
}

/** JSON that can't end the element that it is in. */
function asData(trace: Trace): string {
  return JSON.stringify(trace).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** The scripts as one, without the imports and exports between them. */
function bundle(): string {
  const parts = SCRIPTS.map((name) =>
    readFileSync(join(VIEW, `${name}.js`), "utf8")
      .replace(/^import .*;$/gm, "")
      .replace(/^export /gm, "")
      .replace(/^\/\/# sourceMappingURL=.*$/gm, ""),
  );
  return `"use strict";${parts.join("\n")}`;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
