// The rules. At each operation: does the place still hold its value, and does a live borrow conflict with the access?

import { bit, members } from "./dataflow/bits.js";
import { laterUse, Liveness } from "./dataflow/liveness.js";
import { overlap, placeOf } from "./dataflow/places.js";
import { loansOf, type Forward, type State } from "./dataflow/state.js";
import * as errors from "./errors.js";
import type { Block, Escape, Loan, Local, Mir, Operation } from "./mir.js";
import { isSame, type Sink, type Span } from "./report.js";
import { nameOf, usedLater, withoutLifetime, type Conflict } from "./wording.js";

/** Reports the errors of a function in its use of owners and borrows. */
export function checkRules(mir: Mir, forward: Forward, sink: Sink, escapes: (escape: Escape) => void): void {
  const liveness = new Liveness(mir);
  const checker = new Rules(mir, forward, sink, escapes);
  let after: readonly bigint[] = [];
  forward.visit((operation, state, block, index) => {
    if (index === 0) after = liveness.after(block);
    checker.check(operation, state, after[index]!, { block, index });
  });
}

/** The position of an operation. */
interface Position {
  readonly block: Block;
  readonly index: number;
}

class Rules {
  #at!: Position;
  /** The loans of each local and its parts, except those that began before the call. */
  readonly #loansOf = new Map<Local, bigint>();

  constructor(
    private readonly mir: Mir,
    private readonly forward: Forward,
    private readonly sink: Sink,
    private readonly escapes: (escape: Escape) => void,
  ) {
    for (const { id, local, universal } of mir.loans) {
      const { root } = placeOf(local, []);
      if (universal === null) this.#loansOf.set(root, (this.#loansOf.get(root) ?? 0n) | bit(id));
    }
  }

  check(operation: Operation, state: State, live: bigint, at: Position): void {
    this.#at = at;
    switch (operation.op) {
      case "use":
      case "borrow":
        return this.#access(operation, state, live);
      case "useRef":
        return this.#throughBorrow(operation, state, live);
      case "move":
        return this.#move(operation, state, live);
      case "assign":
      case "assignField":
        return this.#assign(operation, state, live);
      case "drop":
        return this.#drop(operation, state, live);
      case "return":
        return this.#return(operation, state);
      case "store":
        return this.#store(operation, state);
      case "error":
        return this.sink(operation.report);
      case "static":
        return this.#escape(operation, loansOf(state, operation.source));
    }
  }

  /**
   * Whether the place holds a value on every path, with all parts of it; otherwise reports an error. An untracked field
   * of a local stays readable when parts of the local have moved out.
   */
  #isInitialized({ local, path, span }: { local: Local; path: readonly string[]; span: Span }, state: State): boolean {
    if (!this.#isThere(local, span, state)) return false;
    const parts = path.length === 0 ? (local.parts ?? []) : [];
    return parts.every((part) => this.#isInitialized({ local: part, path, span }, state));
  }

  /** Whether the local holds a value on every path, even if parts of it have moved out. */
  #isThere(local: Local, span: Span, state: State): boolean {
    if (local.ownIndex < 0 || (state.dead & bit(local.ownIndex)) === 0n) return true;
    const isPossibly = (state.live & bit(local.ownIndex)) !== 0n;
    const move = this.forward.moveOf(state, local);
    if (!move) this.sink(errors.useOfUninitialized(local, span, isPossibly, this.#assignmentsBefore(local, span)));
    else if (isSame(move.span, span)) this.sink(errors.movedInPreviousTurn(local, move));
    else this.sink(errors.useOfMoved(local, span, move, isPossibly));
    return false;
  }

  #assignmentsBefore(local: Local, { start }: Span): Span[] {
    return this.mir.blocks.flatMap(({ operations }) =>
      operations.flatMap((each) =>
        each.op === "assign" && each.local === local && each.span.end <= start ? each.span : [],
      ),
    );
  }

  /** Returns a loan of a place that a live borrow carries, or null. */
  #conflict(
    state: State,
    live: bigint,
    local: Local,
    path: readonly string[],
    matters: (loan: Loan) => boolean,
    except: Local | null = null,
  ): Conflict | null {
    const place = placeOf(local, path);
    const lent = this.#loansOf.get(place.root);
    if (lent === undefined) return null;
    let found: { loan: Loan; borrow: Local } | null = null;
    for (const [index, carried] of state.loans) {
      const borrow = this.mir.refs[index]!;
      if ((carried & lent) === 0n || (live & bit(index)) === 0n || borrow === except) continue;
      // A value that has moved away is neither used nor dropped after this.
      if (borrow.own && (state.live & bit(borrow.ownIndex)) === 0n) continue;
      if (found && found.borrow.loanIndex < index) continue;
      const loan = this.#loans(carried & lent).find(
        (each) => overlap(placeOf(each.local, each.path).path, place.path) && matters(each),
      );
      if (loan) found = { loan, borrow };
    }
    return found && { ...found, later: laterUse(this.#at.block, this.#at.index, found.borrow) };
  }

  #loans(set: bigint): Loan[] {
    return members(set).map((id) => this.mir.loans[id]!);
  }

  #access(operation: Operation & { op: "use" | "borrow" }, state: State, live: bigint): void {
    if (!this.#isInitialized(operation, state)) return;
    const { local, path, mut, span } = operation;
    // An exclusive access conflicts with every live loan, a shared one only with exclusive loans.
    const conflict = this.#conflict(
      state,
      live,
      local,
      path,
      mut ? () => true : ({ mut: exclusive }) => exclusive,
      operation.op === "borrow" ? operation.target : null,
    );
    if (!conflict) return;
    const { loan } = conflict;
    const name = nameOf(local, path);
    const exclusive = loan.mut || loan.reserved === true;
    const wantsMut = mut || (operation.op === "borrow" && operation.loan.reserved === true);
    if (wantsMut && exclusive) this.sink(errors.secondMutableBorrow(name, span, conflict));
    else if (mut) this.sink(errors.mutableWhileShared(name, span, conflict));
    else if (operation.op === "borrow") this.sink(errors.sharedWhileMutable(name, span, conflict));
    else this.sink(errors.useWhileMutable(name, span, conflict));
  }

  #throughBorrow({ local, span }: Operation & { op: "useRef" }, state: State, live: bigint): void {
    if (local.ref !== "mut" || local.kind === "tmp") return;
    const conflict = this.#conflict(state, live, local, [], ({ mut }) => mut);
    if (conflict) this.sink(errors.useWhileMutable(nameOf(local), span, conflict));
  }

  #move(operation: Operation & { op: "move" }, state: State, live: bigint): void {
    if (operation.withWhole) return;
    if (!this.#isInitialized({ ...operation, path: [] }, state)) return;
    const conflict = this.#conflict(state, live, operation.local, [], () => true);
    if (conflict) this.sink(errors.moveWhileBorrowed(operation.local, operation, conflict));
  }

  #assign(operation: Operation & { op: "assign" | "assignField" }, state: State, live: bigint): void {
    const path = operation.op === "assignField" ? operation.path : [];
    if (operation.op === "assignField" && !this.#isInitialized(operation, state)) return;
    if (operation.local.whole && !this.#isThere(operation.local.whole, operation.span, state)) return;
    const conflict = this.#conflict(state, live, operation.local, path, () => true);
    if (conflict) this.sink(errors.assignWhileBorrowed(nameOf(operation.local, path), operation.span, conflict));
  }

  #drop({ verdict, replaced, local, span, end }: Operation & { op: "drop" }, state: State, live: bigint): void {
    if (verdict === "none") return;
    if (local.linear !== undefined)
      this.sink(errors.dropOfLinear(local, end ?? span, local.linear, verdict === "flag"));
    if (replaced) return;
    const conflict = this.#conflict(state, live, local, [], ({ through }) => !through);
    if (!conflict) return;
    const { loan } = conflict;
    if (loan.reborrow) this.sink(errors.destructorMayUse(loan, loan.span, usedLater(conflict, loan.span)));
    else if (local.kind === "tmp") this.sink(errors.temporaryDropped(conflict, end));
    else this.sink(errors.doesNotLiveLongEnough(placeOf(local, []).root, conflict, end));
  }

  #return(operation: Operation & { op: "return" }, state: State): void {
    if (this.mir.contract.isUnknown && !operation.stored) return;
    for (const loan of this.#loans(loansOf(state, operation.source))) {
      if (loan.universal !== null) this.#returnOlder(operation, loan, loan.universal);
      else if (!loan.through) this.#returnLocal(operation, loan);
    }
  }

  /** A borrow that began before the call leaves the function. */
  #returnOlder({ span, stored }: Operation & { op: "return" }, { outer }: Loan, name: string): void {
    const { from } = this.mir.contract;
    if (stored) {
      if (name === "this" && outer) this.sink(errors.storeOfBorrowOfThis(span));
    } else if (!from.includes(name)) this.sink(errors.resultOfOtherSource(span, from, name));
  }

  /**
   * What a parameter leads to began before the call, so it may keep only what by-value parameters carry, which is as
   * old.
   */
  #store({ target, sources, span }: Operation & { op: "store" }, state: State): void {
    const reached = this.#loans(
      [...this.forward.reached(state, target)].reduce((set, local) => set | loansOf(state, local), 0n),
    );
    const more = sources.reduce((set, local) => set | loansOf(state, local), 0n);
    const lasting = reached.find((loan) => loan.lasting);
    if (lasting) this.#escape({ span, what: withoutLifetime(lasting) }, more);
    const older = reached.find(({ keeps }) => keeps)?.universal;
    if (older == null) return;
    // What a constructor keeps in `this` appears in its result.
    const isResult = this.mir.contract.isConstructor && older === "this";
    for (const loan of this.#loans(more)) {
      if (loan.universal === older) continue;
      if (loan.universal === null && !loan.through) this.sink(errors.keptAfterCall(loan, older));
      else if (loan.universal !== null && loan.local.ref !== null && !isResult)
        this.sink(errors.keptByOther(span, older, loan.universal));
    }
  }

  /** Loans go to a place that lives for ever, or to a parameter that may pass them on to one. */
  #escape({ span, what, into }: { span: Span; what: string; into?: object }, set: bigint): void {
    const loans = this.#loans(set);
    const own = loans.find(({ universal, local }) => universal === null || local.deferred !== true);
    if (own && into === undefined) return this.sink(errors.escapesInto(span, what, own));
    for (const loan of loans) {
      const from = loan.local.deferred ? loan.universal : null;
      this.escapes({ from, into: into ?? null, report: errors.escapesInto(span, what, loan) });
    }
  }

  #returnLocal({ span, stored }: Operation & { op: "return" }, loan: Loan): void {
    if (loan.reborrow) return this.sink(errors.destructorMayUse(loan, span, []));
    const borrowed = isSame(loan.span, span) ? null : loan.span;
    this.sink((stored ? errors.storeOfLocalBorrow : errors.returnOfLocalBorrow)(loan.local, span, borrowed));
  }
}
