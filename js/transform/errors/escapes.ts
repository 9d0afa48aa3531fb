// Values that go to untracked places: E0521, OWN0906, OWN0910.

import { report, type Report, type Span } from "../../ownership/report.js";

/** E0521 */
export function borrowEscapes(span: Span, where: string): Report {
  return report("E0521", span, `borrowed data escapes into ${where}`, { label: "its lifetime would be lost" });
}

/** E0521, at a field that holds a borrow. */
export function borrowFieldOutsideConstructor(span: Span): Report {
  return report("E0521", span, "a field that holds a borrow can only be set in the constructor", {
    label: "the borrow would outlive what is known of it",
  });
}

/** OWN0906 */
export function ownedIntoUntracked(span: Span, where: string): Report {
  return report("OWN0906", span, `an owned value can't go into ${where}`, { label: "it would never be dropped" });
}

/** OWN0910 */
export function untrackedContainer(span: Span, name: string): Report {
  return report("OWN0910", span, `\`${name}\` holds owned or borrowed values, which it would never drop`, {
    help: "use `OwnedArray<T>` or `OwnedMap<K, V>`, or mark a class of your own `@owned`",
  });
}

/** E0521, where a value that holds borrows is converted to a type without `@borrowed`. */
export function loansLost(span: Span, place: string): Report {
  return report("E0521", span, `borrowed data escapes into \`${place}\`, which isn't marked \`@borrowed\``, {
    label: "what it borrows from could end first",
    help: `mark \`${place}\` \`@borrowed\` as well`,
  });
}

/** OWN0910, at a class that tracks only some of its type arguments. */
export function unkeptArgument(span: Span, name: string, parameter: string): Report {
  return report("OWN0910", span, `\`${name}\` can't hold owned or borrowed values as its \`${parameter}\``, {
    label: "it would never drop them",
  });
}
