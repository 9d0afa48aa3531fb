// Changes behind a shared borrow: E0594, E0596.

import { report, type Label, type Report, type Span, type Suggestion } from "../../ownership/report.js";

/** A borrow that doesn't allow changes. */
export interface Shared {
  readonly name: string;
  readonly isThis: boolean;
  /** Where it is declared; for `this`, the method. */
  readonly declared: Span | null;
  /** The class of the borrowed value. */
  readonly cls: string;
  /** Changes by which it allows them. */
  readonly suggestions: readonly Suggestion[];
}

/** E0596 */
export function mutableBorrowOfShared(span: Span, place: string, shared: Shared): Report {
  const { name, suggestions } = shared;
  return report("E0596", span, `cannot borrow \`${place}\` as mutable, as \`${name}\` is a shared borrow`, {
    label: `\`${name}\` is a shared borrow, so it can't be borrowed as mutable`,
    secondary: declared(shared),
    help: help(shared),
    suggestions,
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
    secondary: declared(shared),
    help: help(shared),
    suggestions: shared.suggestions,
  });
}

/** E0594 */
export function assignmentToPartOfGlobal(span: Span, place: string): Report {
  return report("E0594", span, `cannot assign to \`${place}\`, which is a part of a global`, {
    label: "anyone may have borrowed it",
  });
}

function declared({ name, isThis, declared: span }: Shared): Label[] {
  if (!span) return [];
  return [{ span, text: isThis ? "this method borrows `this` as shared" : `\`${name}\` is borrowed as shared here` }];
}

function help({ isThis, name, cls }: Shared): string {
  return isThis ? "mark the method `@mut`" : `borrow it as mutable: \`${name}: Mut<${cls}>\``;
}
