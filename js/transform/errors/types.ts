// Values of another kind than the place expects: E0308.

import { report, type Report, type Span } from "../../ownership/report.js";

const mismatched = (span: Span, text: string, help?: string): Report =>
  report("E0308", span, `mismatched types: ${text}`, { help });

/** E0308: a class that holds borrows, where an owner was expected. */
export function borrowWhereOwned(span: Span, name: string | null): Report {
  return mismatched(span, `expected an owned value, found ${name === null ? "a borrow" : `the borrow \`${name}\``}`);
}

/** E0308 */
export function untrackedWhereOwned(span: Span): Report {
  return mismatched(span, "expected an owned value, found one that isn't tracked");
}

/** E0308 */
export function untrackedWhereBorrowed(span: Span): Report {
  return mismatched(span, "expected a borrow of an owned value, found one that isn't tracked");
}

/** E0308 */
export function trackedOutOfUntracked(span: Span, type: string): Report {
  return mismatched(span, `\`${type}\` can't come out of a value that isn't tracked`);
}

/** E0308, at the argument of `take` or `replace`. */
export function intrinsicNeedsPlace(span: Span, intrinsic: string): Report {
  return mismatched(span, `\`${intrinsic}\` wants a variable or a field of an owned type`);
}

/** E0308, at the argument of `take`. */
export function takeNeedsNullable(span: Span): Report {
  return mismatched(
    span,
    "`take` leaves null behind, so it wants a place of a nullable type",
    "use `replace(place, other)`",
  );
}
