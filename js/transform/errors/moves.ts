// Moves that aren't possible: E0040, E0507, E0508, E0509.

import { report, type Report, type Span, type Suggestion } from "../../ownership/report.js";

/** E0040 */
export function explicitDestructorCall(span: Span): Report {
  return report("E0040", span, "explicit use of destructor method", {
    label: "explicit destructor calls not allowed",
    help: "it is dropped at the end of its scope; to end it earlier, call `drop(value)`",
  });
}

/** E0507, out of a borrow in a variable. */
export function moveOutOfBorrow(span: Span, name: string, type: string, suggestions: readonly Suggestion[]): Report {
  return report("E0507", span, `cannot move out of \`${name}\`, which is a borrow`, {
    label: becauseOwned(name, type),
    help: `borrow it where it goes, as \`Ref<${type}>\`; or own it here, as \`${type}\``,
    suggestions,
  });
}

/** E0507, out of a field behind a borrow. */
export function moveOutBehindBorrow(
  span: Span,
  name: string,
  type: string,
  suggestions: readonly Suggestion[],
): Report {
  const isNullable = type.endsWith(" | null");
  const borrowed = isNullable ? `Ref<${type.slice(0, -" | null".length)}> | null` : `Ref<${type}>`;
  const out = isNullable ? `take(${name})` : `replace(${name}, other)`;
  return report("E0507", span, `cannot move out of \`${name}\`, which is behind a borrow`, {
    label: becauseOwned(name, type),
    help: `borrow it, as \`${borrowed}\`; or take it out with \`${out}\`, through a \`Mut\``,
    suggestions,
  });
}

function becauseOwned(name: string, type: string): string {
  return `move occurs because \`${name}\` has type \`${type}\`, which is owned`;
}

/** E0507, out of a global. */
export function moveOutOfGlobal(span: Span, name: string): Report {
  return report("E0507", span, `cannot move out of the global \`${name}\``, {
    label: "move occurs here",
    help: "a global lives for ever; put the program into a function, `function main(): void { … }`, and call it",
  });
}

/** E0507, at an assignment to an owned global. */
export function assignToOwnedGlobal(span: Span, name: string): Report {
  return report("E0507", span, `cannot assign to the owned global \`${name}\``, {
    label: "its old value would never be dropped",
  });
}

/** E0507, out of an element. */
export function moveOutOfElement(span: Span, type: string): Report {
  return report("E0507", span, `cannot move out of index of \`${type}\``, {
    label: "move occurs here",
    help: "borrow it instead; or take it out, with `remove(…)`, or `replace(…)` it",
  });
}

/** E0508, out of an element of an array of fixed length. */
export function moveOutOfFixedArray(span: Span, type: string): Report {
  return report("E0508", span, `cannot move out of type \`${type}\`, a non-copy array`, {
    label: "cannot move out of here",
    help: "borrow it instead; or keep it in an `OwnedArray`, which it can be taken out of",
  });
}

/** E0509 */
export function moveOutOfWhole(span: Span, name: string, suggestions: readonly Suggestion[]): Report {
  return report("E0509", span, `cannot move out of \`${name}\`: the value that holds it is dropped as a whole`, {
    label: "move occurs here",
    help: "use `take(…)` for a nullable field, or `replace(…, other)`",
    suggestions,
  });
}
