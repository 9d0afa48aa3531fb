// Errors in the declarations of classes, methods and globals: E0106, E0195, E0261, OWN0902, OWN0904, OWN0920.

import { report, type Report, type Span, type Suggestion } from "../../ownership/report.js";
import { insertBefore, suggest } from "../../ownership/suggestions.js";

/** E0106, at a field. */
export function fieldWithoutLifetime(span: Span, field: string, cls: string, declaration: Span): Report {
  return report("E0106", span, `missing lifetime: field \`${field}\` holds a borrow`, {
    help: `mark class \`${cls}\` \`@borrowed\``,
    suggestions: [mark(cls, declaration, "borrowed", true)],
  });
}

/** E0106, at a result. `candidates` are the borrowed parameters, `declaration` the place of the function. */
export function resultWithoutLifetime(
  span: Span,
  candidates: readonly { name: string; span: Span }[],
  declaration: Span,
): Report {
  const listed = candidates.map(({ name }) => `\`${name}\``).join(" or ");
  const names = candidates.map(({ name }) => `"${name}"`).join(", ");
  return report("E0106", span, "missing lifetime: the result borrows, and it isn't clear from what", {
    label: listed ? `borrowed from ${listed}?` : "there is no parameter that it could be borrowed from",
    secondary: candidates.map(({ name, span: at }) => ({ span: at, text: `\`${name}\` is borrowed` })),
    help: listed
      ? `if it may be of each of them, write \`@lifetime(${names})\` above; else name those that it is of`
      : 'return an owned value instead; or write `@lifetime("static")` above if it lives for ever',
    suggestions: listed
      ? [suggest(`write \`@lifetime(${names})\``, [insertBefore(declaration, `@lifetime(${names}) `)])]
      : [],
  });
}

/** E0195 */
export function overrideDiffers(span: Span, name: string, overridden: Span): Report {
  return report(
    "E0195",
    span,
    `\`${name}\` doesn't take or give ownership in the same way as the method that it overrides`,
    { secondary: [{ span: overridden, text: "the method that it overrides" }] },
  );
}

/** E0261 */
export function unknownLifetime(span: Span, name: string): Report {
  return report("E0261", span, `use of undeclared lifetime source \`${name}\``, {
    label: "no parameter has this name",
  });
}

/** OWN0902 */
export function assignableOwnedGlobal(span: Span, name: string): Report {
  return report("OWN0902", span, `the global \`${name}\` owns a value and can be assigned to`, {
    label: "its old value would never be dropped",
    help: "make it `const`, or `readonly` if it is a static field: then it lives for ever; or keep it in an object",
  });
}

/** OWN0904, at a class that extends an owned one. */
export function unmarkedSubclass(span: Span, cls: string, declaration: Span): Report {
  return report("OWN0904", span, `class \`${cls}\` extends an owned class and must be marked \`@owned\` itself`, {
    suggestions: [mark(cls, declaration, "owned")],
  });
}

/** OWN0904, at an owned field. */
export function unmarkedOwner(span: Span, cls: string, field: string, declaration: Span): Report {
  return report(
    "OWN0904",
    span,
    `class \`${cls}\` has the owned field \`${field}\` and must be marked \`@owned\` itself`,
    {
      label: "it would never be dropped",
      suggestions: [mark(cls, declaration, "owned")],
    },
  );
}

/** OWN0904, at a field of the type `Mut`. */
export function unmarkedExclusive(span: Span, cls: string, field: string, declaration: Span): Report {
  return report(
    "OWN0904",
    span,
    `class \`${cls}\` has the exclusive borrow \`${field}\` and must be marked \`@owned\` itself`,
    {
      label: "its values would be copied, and with them the borrow",
      suggestions: [mark(cls, declaration, "owned")],
    },
  );
}

/** OWN0920 */
export function destructorOverride(span: Span): Report {
  return report("OWN0920", span, "a destructor can't override another destructor", {
    help: "hold the base class in a field instead of extending it",
  });
}

/** OWN0904, at a class whose base class would get `this`. */
export function untrackedBase(span: Span, cls: string, base: string, method: Span): Report {
  return report("OWN0904", span, `class \`${cls}\` is tracked, and its base class \`${base}\` isn't`, {
    label: "the methods of the base class could keep `this`, or drop it",
    secondary: [{ span: method, text: "gets `this`" }],
    help: `mark \`${base}\` \`@owned\`, or hold it in a field instead of extending it`,
  });
}

/** OWN0934, at a misspelt decorator. `at` is the place of its name with the `@`. */
export function misspeltDecorator(span: Span, at: Span, name: string, meant: string): Report {
  return report("OWN0934", span, `unknown decorator \`@${name}\``, {
    label: "it has no meaning",
    help: `did you mean \`@${meant}\`?`,
    suggestions: [suggest(`write \`@${meant}\``, [{ span: at, text: `@${meant}` }], { isSure: true })],
  });
}

/** OWN0934, at a decorator in a place where it has no meaning. */
export function pointlessDecorator(span: Span, name: string, why: string): Report {
  return report("OWN0934", span, `\`@${name}\` has no meaning here`, { label: `\`@${name}\` ${why}` });
}

/** OWN0934, at a name in the arguments of a decorator. */
export function unknownName(span: Span, decorator: string, name: string, what: string): Report {
  return report("OWN0934", span, `\`@${decorator}("${name}")\` names no ${what}`, {
    label: `no ${what} has this name`,
  });
}

/** Suggests to mark a class. An owned one may then need more: `@mut` at methods, for instance. */
function mark(cls: string, declaration: Span, decorator: string, isSure = false): Suggestion {
  return suggest(`mark \`${cls}\` \`@${decorator}\``, [insertBefore(declaration, `@${decorator}\n`)], { isSure });
}
