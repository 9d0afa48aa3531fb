// The errors of the rules, one function each, like rustc's `borrowck_errors.rs`.

import type { Linear, Loan, Local, Operation } from "./mir.js";
import { isSame, report, type Label, type Report, type Span } from "./report.js";
import { insteadOfMove } from "./suggestions.js";
import {
  because,
  insteadHelp,
  borrowOf,
  declaredHere,
  movedHere,
  nameOf,
  usedLater,
  type Conflict,
} from "./wording.js";

type Move = Operation & { op: "move" };

/** E0381. `assigned` are the assignments before the use, some of which may not run. */
export function useOfUninitialized(local: Local, span: Span, isPossibly: boolean, assigned: readonly Span[]): Report {
  const state = isPossibly ? "is possibly-uninitialized" : "isn't initialized";
  return report("E0381", span, `used binding ${nameOf(local)} ${state}`, {
    label: `${nameOf(local)} used here but it ${state}`,
    secondary: [
      { span: local.span, text: "binding declared here but left uninitialized" },
      ...assigned.map((at) => ({ span: at, text: "binding initialized here in some conditions" })),
    ],
  });
}

/** E0382, for a move in a loop that repeats. */
export function movedInPreviousTurn(local: Local, move: Move): Report {
  const { span, loop } = move;
  return report("E0382", span, `use of moved value: ${nameOf(local)}`, {
    label: "value moved here, in previous iteration of loop",
    secondary: [...(loop ? [{ span: loop, text: "inside of this loop" }] : []), ...movedHere(local, move, "")],
    help: insteadHelp(local, move),
    suggestions: insteadOfMove(local, move),
  });
}

/** E0382 */
export function useOfMoved(local: Local, span: Span, move: Move, isPossibly: boolean): Report {
  return report("E0382", span, `use of ${isPossibly ? "possibly " : ""}moved value: ${nameOf(local)}`, {
    label: "value used here after move",
    secondary: movedHere(local, move),
    help: insteadHelp(local, move),
    suggestions: insteadOfMove(local, move),
  });
}

/** E0499 */
export function secondMutableBorrow(name: string, span: Span, conflict: Conflict): Report {
  return report("E0499", span, `cannot borrow ${name} as mutable more than once at a time`, {
    label: "second mutable borrow occurs here",
    secondary: because(conflict, "first mutable borrow occurs here", span, "first borrow"),
  });
}

/** E0502 */
export function mutableWhileShared(name: string, span: Span, conflict: Conflict): Report {
  return report("E0502", span, `cannot borrow ${name} as mutable because it is also borrowed as immutable`, {
    label: "mutable borrow occurs here",
    secondary: because(conflict, "immutable borrow occurs here", span, "immutable borrow"),
  });
}

/** E0502 */
export function sharedWhileMutable(name: string, span: Span, conflict: Conflict): Report {
  return report("E0502", span, `cannot borrow ${name} as immutable because it is also borrowed as mutable`, {
    label: "immutable borrow occurs here",
    secondary: because(conflict, "mutable borrow occurs here", span, "mutable borrow"),
  });
}

/** E0503 */
export function useWhileMutable(name: string, span: Span, conflict: Conflict): Report {
  return report("E0503", span, `cannot use ${name} because it was mutably borrowed`, {
    label: "use of borrowed value",
    secondary: because(conflict, "mutable borrow occurs here", span),
  });
}

/** E0505 */
export function moveWhileBorrowed(local: Local, move: Move, conflict: Conflict): Report {
  const { span } = move;
  return report("E0505", span, `cannot move out of ${nameOf(local)} because it is borrowed`, {
    label: `move out of ${nameOf(local)} occurs here`,
    secondary: [...declaredHere(local), ...because(conflict, borrowOf(conflict), span)],
    suggestions: conflict.loan.mut ? [] : insteadOfMove(local, move),
  });
}

/** E0506 */
export function assignWhileBorrowed(name: string, span: Span, conflict: Conflict): Report {
  return report("E0506", span, `cannot assign to ${name} because it is borrowed`, {
    label: `${name} is assigned to here but it was already borrowed`,
    secondary: because(conflict, borrowOf(conflict), span),
  });
}

/** E0515, at a `return`. */
export function returnOfLocalBorrow(local: Local, span: Span, borrowed: Span | null): Report {
  const what = local.kind === "tmp" ? "temporary value" : `${whatIs(local)} ${nameOf(local)}`;
  return report("E0515", span, `cannot return value referencing ${what}`, {
    label: "returns a value referencing data owned by the current function",
    secondary: borrowedHere(local, borrowed),
  });
}

/** E0515, at a field of the object under construction. */
export function storeOfLocalBorrow(local: Local, span: Span, borrowed: Span | null): Report {
  return report("E0515", span, `cannot store a borrow of ${whatIs(local)} ${nameOf(local)}`, {
    label: "it ends with the constructor",
    secondary: borrowedHere(local, borrowed),
  });
}

/** E0515, at a field of the borrowed object. */
export function storeOfBorrowOfThis(span: Span): Report {
  return report("E0515", span, "cannot store a borrow of `this` in its own field", {
    label: "the value would borrow from itself",
  });
}

/** E0521 */
export function escapesInto(span: Span, place: string, loan: Loan): Report {
  return report("E0521", span, `borrowed data escapes into ${place}`, {
    secondary: isSame(loan.span, span) || loan.universal !== null ? [] : borrowedHere(loan.local, loan.span),
  });
}

/** E0597, at the end of a scope. `root` is the variable that ends. */
export function doesNotLiveLongEnough(root: Local, conflict: Conflict, end: Span | undefined): Report {
  const { loan } = conflict;
  return report("E0597", loan.span, `${nameOf(loan.local, loan.path)} does not live long enough`, {
    label: "borrowed value does not live long enough",
    secondary: [
      { span: root.span, text: `binding ${nameOf(root)} declared here` },
      ...(end ? [{ span: end, text: `${nameOf(root)} dropped here while still borrowed` }] : []),
      ...usedLater(conflict, loan.span),
    ],
  });
}

/** E0597, at a parameter that keeps a borrow. */
export function keptAfterCall({ local, span }: Loan, keeper: string): Report {
  return report("E0597", span, `${nameOf(local)} does not live long enough`, {
    label: `\`${keeper}\` would keep this borrow after the call`,
  });
}

/** E0621, at a result. */
export function resultOfOtherSource(span: Span, allowed: readonly string[], source: string): Report {
  const tied = allowed.length > 0 ? allowed.map((name) => `\`${name}\``).join(", ") : "nothing";
  return report("E0621", span, `lifetime may not live long enough: the result is tied to ${tied}`, {
    label: `this borrows from \`${source}\``,
    help: `say it: \`@lifetime(${[...allowed, source].map((name) => `"${name}"`).join(", ")})\``,
  });
}

/** E0621, at a parameter that keeps another parameter's borrow. */
export function keptByOther(span: Span, keeper: string, source: string): Report {
  return report(
    "E0621",
    span,
    `lifetime may not live long enough: \`${keeper}\` would keep a borrow of \`${source}\``,
    { label: "it may outlive what is borrowed" },
  );
}

/** E0713 */
export function destructorMayUse({ local, path }: Loan, span: Span, secondary: readonly Label[]): Report {
  return report("E0713", span, `borrow may still be in use when destructor runs: ${nameOf(local, path)}`, {
    label: `the destructor of ${nameOf(local)} may use it`,
    secondary,
  });
}

/** E0716 */
export function temporaryDropped(conflict: Conflict, end: Span | undefined): Report {
  const { span } = conflict.loan;
  return report("E0716", span, "temporary value dropped while borrowed", {
    label: "creates a temporary value which is freed while still in use",
    secondary: [
      ...(end ? [{ span: end, text: "temporary value is freed at the end of this statement" }] : []),
      ...usedLater(conflict, span),
    ],
    help: "bind it to a variable first, which lives longer: `const value = …`",
  });
}

function whatIs({ kind }: Local): string {
  return kind === "param" ? "function parameter" : "local variable";
}

function borrowedHere(local: Local, span: Span | null): Label[] {
  return span && local.kind !== "tmp" ? [{ span, text: `${nameOf(local)} is borrowed here` }] : [];
}

/** OWN0942 */
export function dropOfLinear(local: Local, span: Span, { method, field }: Linear, isPossibly: boolean): Report {
  const whole = local.kind === "tmp" ? "the value" : nameOf(local);
  const name = field ? `\`${field.slice(1)}\` of ${whole}` : whole;
  const where = isPossibly ? "on some path it" : "it";
  return report("OWN0942", local.span, `${name} has to be used up by \`${method}\``, {
    label: isSame(local.span, span) ? `${where} would be dropped here` : "",
    secondary: isSame(local.span, span) ? [] : [{ span, text: `${where} would be dropped here` }],
    help: `call \`${method}\` on every path, or move the value on`,
  });
}
