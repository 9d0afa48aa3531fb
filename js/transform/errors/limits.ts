// What can't be followed, and what to write instead: OWN0922, OWN0924, OWN0926, OWN0928, OWN0930.

import { report, type Report, type Span } from "../../ownership/report.js";

/** OWN0922, at a function's name. */
export function functionValue(span: Span, name: string): Report {
  return report(
    "OWN0922",
    span,
    `\`${name}\` can't be used as a function value: it takes or gives owned or borrowed values`,
    {
      label: "a function type can't say so",
      help: "call it by its name, or pass an object of a class with a method",
    },
  );
}

/** OWN0922, at a call. */
export function resultOfFunctionValue(span: Span): Report {
  return report("OWN0922", span, "an owned or borrowed value can't come out of a call through a function value");
}

/** OWN0924, at an assignment within an expression. */
export function assignmentInExpression(span: Span): Report {
  return report("OWN0924", span, "the assignment of an owned value must be a statement of its own");
}

/** OWN0924, at an assignment. */
export function unknownPlace(span: Span): Report {
  return report("OWN0924", span, "an owned value can't be assigned to this place");
}

/** OWN0924, at `a += b`. */
export function compoundOfOwned(span: Span): Report {
  return report("OWN0924", span, "an owned value can't be replaced by this operator", {
    label: "its old value would never be dropped",
    help: "write `a = a + b`",
  });
}

/** OWN0924, at a temporary. */
export function temporaryInInitializer(span: Span): Report {
  return report(
    "OWN0924",
    span,
    "a temporary owned value in an initializer outside of a function would never be dropped",
    { help: "move it into a function" },
  );
}

/** OWN0926, at `changetype`. */
export function ownerFromBytes(span: Span, type: string): Report {
  return report("OWN0926", span, `\`changetype\` can't make a value of the tracked type \`${type}\``, {
    label: "nobody knows who owns it",
    help: "mark the function `@trusted` if you vouch for it",
  });
}

/** OWN0926, at a builtin that reads or writes memory. */
export function bytesOfTracked(span: Span, builtin: string): Report {
  return report("OWN0926", span, `\`${builtin}\` gets at the bytes of a value that is tracked`, {
    label: "what happens to it isn't known from here on",
    help: "mark the function `@trusted` if you vouch for it",
  });
}

/** OWN0928 */
export function fieldMaybeSet(span: Span, name: string): Report {
  return report("OWN0928", span, `\`${name}\` may or may not have been set before, and a constructor can't tell`, {
    help: "set it once, on every path",
  });
}

/** OWN0930 */
export function unusedRaw(span: Span, name: string): Report {
  return report("OWN0930", span, `unused result of \`${name}\`, which has to be used`, {
    label: "nobody closes it from here on",
    help: "keep the number, or end the owner with `drop(value)`",
  });
}
