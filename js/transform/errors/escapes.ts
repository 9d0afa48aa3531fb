// Values that go where nothing tracks them: E0521, OWN0906, OWN0910.

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
