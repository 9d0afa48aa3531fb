// Text of a trace, as people see it. The files of this folder run in a browser as well: they import nothing but each other.

import type { Life } from "../trace.js";

/** Escapes text for HTML and SVG. Control characters, which neither may have, become their pictures: ␛ for ESC. */
export function escape(text: string): string {
  return text.replace(/[&<>"'\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Cs}\ufffe\uffff]/gu, (character) => {
    const code = character.codePointAt(0)!;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return "\u2421";
    return /[&<>"']/.test(character) ? `&#${code};` : "\ufffd";
  });
}

/** What a life is called. */
export function nameOf({ path, kind, fd }: Life): string {
  return path ?? (fd >= 0 ? `fd ${fd} (${kind})` : kind);
}

/** A time in microseconds: "340 µs", "1.25 ms", "2.1 s". With a `step`, it differs from a time that much later. */
export function timeText(time: number, step?: number): string {
  const [unit, name] = time < 1000 ? [1, "µs"] : time < 1e6 ? [1000, "ms"] : [1e6, "s"];
  if (step === undefined) return `${round(time / unit)} ${name}`;
  const digits = Math.min(9, Math.max(0, Math.ceil(-Math.log10(step / unit) - 1e-9)));
  return `${(time / unit).toFixed(digits)} ${name}`;
}

function round(value: number): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return value.toFixed(digits).replace(/\.0+$/, "");
}

/** How wide a character is: 2 for those of East Asia and emoji, else 1. */
export function widthOf(character: string): number {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\p{Extended_Pictographic}]/u.test(
    character,
  )
    ? 2
    : 1;
}

/** Shortens text to a number of characters. It keeps the end, which tells paths apart. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  let width = characters.reduce((sum, character) => sum + widthOf(character), 0);
  if (width <= most) return text;
  let from = 0;
  while (width > most - 1) width -= widthOf(characters[from++]!);
  return `…${characters.slice(from).join("")}`;
}

/** When a life ends, or a leak: then the run has ended, at `last`. */
export function untilOf({ isLeak, end }: Life, last: number): number {
  return isLeak ? last : (end ?? last);
}

/** By what else a life is known: its kind, its handle, its raw fd. */
export function identityOf({ kind, handle, fd }: Life): string {
  return [kind, handle === null ? "" : `handle ${handle}`, fd >= 0 ? `fd ${fd}` : ""].filter(Boolean).join(" · ");
}

/** How a life ended, in words. */
export function endingOf({ ending, endedBy, isLeak, end }: Life): string {
  if (isLeak) return ending === "swept" ? "left open; the host closed it" : "left open";
  if (end === null) return "open to the end";
  if (ending === "dropped" && endedBy !== null)
    return endedBy === "compiler" ? "dropped by the compiler" : "dropped by the program";
  return ending ?? "ended";
}

/** The lines that a person sees who points at a life. */
export function describe(life: Life): string {
  const at = (place: string | null) => (place === null ? "" : ` at ${place}`);
  const owners = life.owners.map(({ owner }) => owner).join(" → ");
  const duration = life.end === null ? "" : ` after ${timeText(life.end - life.start)}`;
  return [
    nameOf(life),
    identityOf(life),
    `${life.beginning}${at(life.openedAt)}`,
    ...(owners === "" ? [] : [`owned by ${owners}`]),
    ...(life.lends.length === 0 ? [] : [`lent ${life.lends.length === 1 ? "once" : `${life.lends.length} times`}`]),
    `${endingOf(life)}${duration}${at(life.endedAt)}`,
  ].join("\n");
}
