// Changes behind a shared borrow: E0594, E0596.

import { report, type Report, type Span } from "../../ownership/report.js";

/** A borrow that can't be changed through: its name, and whether it is `this`. */
export interface Shared {
  readonly name: string;
  readonly isThis: boolean;
}

/** E0596 */
export function mutableBorrowOfShared(span: Span, place: string, shared: Shared): Report {
  const { name } = shared;
  return report("E0596", span, `cannot borrow \`${place}\` as mutable, as \`${name}\` is a shared borrow`, {
    label: "cannot borrow as mutable",
    help: help(shared),
  });
}

/** E0596 */
export function mutableBorrowOfGlobal(span: Span, name: string): Report {
  return report("E0596", span, `cannot borrow the global \`${name}\` as mutable`, {
    label: "anyone may have borrowed it",
    help: "keep it in a variable; or mark its class `@trusted`, without `@mut` on what changes it, if you vouch for it",
  });
}

/** E0594 */
export function assignmentBehindShared(span: Span, place: string, shared: Shared): Report {
  return report("E0594", span, `cannot assign to \`${place}\`, which is behind a shared borrow`, {
    label: `\`${shared.name}\` is a shared borrow, so it can't be written to`,
    help: help(shared),
  });
}

/** E0594 */
export function assignmentToPartOfGlobal(span: Span, place: string): Report {
  return report("E0594", span, `cannot assign to \`${place}\`, which is a part of a global`, {
    label: "anyone may have borrowed it",
  });
}

function help({ isThis }: Shared): string {
  return isThis ? "mark the method `@mut`" : "take it as `Mut<…>`";
}
