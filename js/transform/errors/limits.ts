// Code that the transform can't follow, and what to write instead: OWN0922, OWN0924, OWN0926, OWN0928, OWN0930,
// OWN0932.

import { report, type Report, type Span } from "../../ownership/report.js";

/** OWN0922, at a function's name. `types` are the parameter types of the place, which a function expression leaves out. */
export function functionValue(span: Span, name: string, types: string | null = null): Report {
  return report(
    "OWN0922",
    span,
    `\`${name}\` can't be used as a function value: it takes or gives owned or borrowed values`,
    {
      label: types === null ? "nothing says here how it is called" : "nothing says how it takes its parameters",
      help:
        types === null
          ? "write the function type with the same `Ref` and `Mut`, or pass an object of a class with a method"
          : `write the types of its parameters: \`${types}\``,
    },
  );
}

/** OWN0922, at a call. */
export function resultOfFunctionValue(span: Span): Report {
  return report("OWN0922", span, "an owned or borrowed value can't come out of a call through a function value");
}

/** OWN0942, at a value that is converted to a base class or an interface. */
export function linearLost(span: Span, cls: string, place: string, method: string): Report {
  return report("OWN0942", span, `\`${cls}\` has to be used up by \`${method}\`, which \`${place}\` doesn't require`, {
    label: `would be dropped as a \`${place}\``,
    help: `mark \`${place}\` \`@linear("${method}")\`, or lend the value as \`Ref<${place}>\``,
  });
}

/** OWN0942, at an assignment to a field. */
export function linearReplaced(span: Span, field: string, method: string): Report {
  return report("OWN0942", span, `the old value of \`${field}\` has to be used up by \`${method}\``, {
    label: "it would be dropped here",
    help: `take it out with \`replace\`, and call \`${method}\` on it`,
  });
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

/** OWN0924, at a call of `take` or `replace` in code whose body the transform doesn't write. */
export function intrinsicLeft(span: Span, name: string): Report {
  return report("OWN0924", span, `\`${name}\` works only in the body of a function that is checked`, {
    label: "trusted code, or an initializer outside of a function",
    help: "move it into a function that isn't `@trusted`, and call that here",
  });
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

/** OWN0932 */
export function notFollowed(span: Span, type: string): Report {
  return report(
    "OWN0932",
    span,
    `a value of the tracked type \`${type}\` comes out of an expression that isn't followed`,
    {
      label: "nobody knows who owns it",
      help: "call a function or method that gives it, or mark the function `@trusted` if you vouch for it",
    },
  );
}

/** OWN0932, where asc's compiler knows a type that its resolver doesn't. */
export function notResolved(span: Span): Report {
  return report("OWN0932", span, "the type of this expression isn't known before it is compiled", {
    label: "it may be an owned or a borrowed value",
    help: "put it into a variable with a type: `const value: T = …`",
  });
}

/** OWN0932, at a statement. */
export function unknownStatement(span: Span): Report {
  return report("OWN0932", span, "statements of this kind aren't followed", {
    label: "what is owned may come and go in it",
    help: "write it with the statements that AssemblyScript documents",
  });
}

/** OWN0932, at an object literal. */
export function objectLiteral(span: Span, cls: string): Report {
  return report("OWN0932", span, `an object literal can't make a value of the tracked class \`${cls}\``, {
    label: "asc sets the fields over values that are there already",
    help: `give the class a constructor, and write \`new ${cls}(…)\``,
  });
}

/** OWN0932, at `make().n += 1`. */
export function computedTwice(span: Span): Report {
  return report("OWN0932", span, "asc computes this value twice, once to read and once to write", {
    label: "one of them would never be dropped",
    help: "put it into a variable first",
  });
}

/** E0381, in the constructor of a class that another one extends with a field. */
export function thisBeforeExtender(span: Span, cls: string, field: string, declared: Span): Report {
  return report("E0381", span, "used binding `this` is possibly-uninitialized", {
    label: `a class that extends \`${cls}\` sets its fields after this constructor`,
    secondary: [{ span: declared, text: `\`${field}\` isn't set yet` }],
    help: "make the object first: `const made = new …(…)`, in a static method, and then call the method",
  });
}

/** OWN0932, in a constructor. */
export function constructorReturnsOther(span: Span): Report {
  return report("OWN0932", span, "a constructor of a tracked class returns only `this`", {
    label: "the object that was made would never be dropped",
    help: "use a static method that returns the object",
  });
}
