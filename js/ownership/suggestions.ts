// Changes of the source that mend errors.

import type { Local, Operation } from "./mir.js";
import type { Edit, Span, Suggestion } from "./report.js";

/** Makes a suggestion. */
export function suggest(
  title: string,
  edits: readonly Edit[],
  { uses = [], isSure = false }: { uses?: readonly string[]; isSure?: boolean } = {},
): Suggestion {
  return { title, edits, uses, isSure };
}

/** Inserts a text before a span. */
export function insertBefore({ source, start }: Span, text: string): Edit {
  return { span: { source, start, end: start }, text };
}

/** Inserts a text after a span. */
export function insertAfter({ source, end }: Span, text: string): Edit {
  return { span: { source, start: end, end }, text };
}

/** Puts texts around a span. */
export function wrap(span: Span, before: string, after: string): Edit[] {
  return [insertBefore(span, before), insertAfter(span, after)];
}

/** What may stand where a value moves away: a borrow, a clone, or a parameter or variable that borrows. */
export function insteadOfMove(
  local: Pick<Local, "lends" | "clones">,
  { span, taker }: Pick<Operation & { op: "move" }, "span" | "taker">,
): Suggestion[] {
  const { lends, clones } = local;
  if (taker?.kind === "method" || taker?.kind === "field") return [];
  const found: Suggestion[] = [];
  if (lends && taker?.takesBorrows) found.push(suggest(`borrow it: \`${lends}\``, [{ span, text: lends }]));
  if (taker?.borrowing) {
    const { edits, text } = taker.borrowing;
    found.push(suggest(`declare \`${taker.name}\` as a borrow: \`${text}\``, edits, { uses: ["Ref"] }));
  }
  if (clones) found.push(suggest(`clone it: \`${clones}\``, [{ span, text: clones }]));
  return found;
}
