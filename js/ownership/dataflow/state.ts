// The forward analysis: what each local may hold before each operation. Sets are bits of a bigint, by the numbers of
// locals.
//
//   live      locals that may hold a value          dead    locals that may hold none
//   moves     moves that may have emptied a local   loans   for each borrow, the loans that it may carry

import type { Block, Loan, Local, Mir, Operation } from "../mir.js";
import { bit, members } from "./bits.js";
import { Liveness } from "./liveness.js";
import { inOrder, untilDone } from "./order.js";

export interface State {
  live: bigint;
  dead: bigint;
  moves: bigint;
  /** By `loanIndex`; no set is empty. Borrows that are never used again may be missing. */
  loans: Map<number, bigint>;
}

export type Move = Operation & { op: "move" };

/** Below this number of borrows, removing those that are never used again costs more than it saves. */
const FEW = 16;

/** The forward analysis of a function: computes the state at the start of each reachable block. */
export class Forward {
  /** All moves, by their numbers in `State.moves`. */
  readonly moves: Move[] = [];
  readonly #order: readonly Block[];
  readonly #movesOf: bigint[];
  readonly #loansOf = new Map<Local, bigint>();
  /** The loans of locals that carry loans themselves. */
  #ofCarriers = 0n;
  readonly #starts: (State | null)[];
  readonly #liveness: Liveness;
  /** The liveness of values that own and carry loans, in which a drop alone isn't a use. */
  readonly #uses: Liveness | null;

  constructor(private readonly mir: Mir) {
    this.#order = inOrder(mir);
    this.#liveness = new Liveness(mir);
    this.#uses = mir.refs.some(({ own }) => own) ? new Liveness(mir, false) : null;
    this.#movesOf = mir.owned.map(() => 0n);
    for (const { operations } of mir.blocks) {
      for (const operation of operations) if (operation.op === "move") this.#number(operation);
    }
    for (const { id, local, universal } of mir.loans) {
      if (universal !== null) continue;
      this.#loansOf.set(local, (this.#loansOf.get(local) ?? 0n) | bit(id));
      if (local.loanIndex >= 0) this.#ofCarriers |= bit(id);
    }
    this.#starts = mir.blocks.map(() => null);
    this.#solve();
  }

  #number(move: Move): void {
    move.id = this.moves.length;
    this.moves.push(move);
    if (move.local.ownIndex >= 0) this.#movesOf[move.local.ownIndex]! |= bit(move.id);
  }

  #solve(): void {
    const { entry, owned } = this.mir;
    const all = owned.reduce((set, { ownIndex }) => set | bit(ownIndex), 0n);
    this.#starts[entry.id] = { live: 0n, dead: all, moves: 0n, loans: new Map() };
    untilDone(this.#order, (block) => {
      const state = this.#run(block, () => {});
      return block.successors.filter((next) => this.#join(next, this.#without(state, next)));
    });
  }

  /** Runs a block from the state at its start, and returns the state at its end. */
  #run(block: Block, work: (operation: Operation, state: State, index: number) => void): State {
    const start = this.#starts[block.id]!;
    const state = { ...start, loans: new Map(start.loans) };
    let limit = FEW;
    let live: readonly bigint[] | null = null;
    block.operations.forEach((operation, i) => {
      work(operation, state, i);
      this.step(state, operation);
      if (state.loans.size <= limit) return;
      live ??= this.#liveness.after(block);
      state.loans = this.#inUse(state.loans, live[i]!);
      limit = Math.max(FEW, 2 * state.loans.size);
    });
    return state;
  }

  /** Returns the loans of live borrows, and of the borrows that these were reborrowed from. */
  #inUse(loans: ReadonlyMap<number, bigint>, live: bigint): Map<number, bigint> {
    if (loans.size === 0) return new Map();
    const kept = new Set<number>();
    for (const index of loans.keys()) if ((live & bit(index)) !== 0n) kept.add(index);
    for (const index of kept) {
      const lent = (loans.get(index) ?? 0n) & this.#ofCarriers;
      if (lent !== 0n) for (const id of members(lent)) kept.add(this.mir.loans[id]!.local.loanIndex);
    }
    const left = new Map<number, bigint>();
    for (const [index, set] of loans) if (kept.has(index)) left.set(index, set);
    return left;
  }

  /**
   * The state that a block passes to a successor: it keeps the borrows that are live there, and drops the loans of
   * values that have moved away. On another path such a value may still be there; then that path's state has its loans.
   */
  #without(state: State, next: Block): State {
    const loans = this.#inUse(state.loans, this.#liveness.at(next));
    for (const index of loans.keys()) {
      const { own, ownIndex } = this.mir.refs[index]!;
      const isGone = own && (state.live & bit(ownIndex)) === 0n;
      if (isGone && (this.#uses!.at(next) & bit(index)) === 0n) loans.delete(index);
    }
    return { ...state, loans };
  }

  /** Merges a predecessor's state into the state at the start of a block. Returns whether the latter grew. */
  #join(block: Block, from: State): boolean {
    const state = this.#starts[block.id];
    if (!state) {
      this.#starts[block.id] = from;
      return true;
    }
    let grew = false;
    const add = (have: bigint, more: bigint) => {
      if ((more & ~have) !== 0n) grew = true;
      return have | more;
    };
    state.live = add(state.live, from.live);
    state.dead = add(state.dead, from.dead);
    state.moves = add(state.moves, from.moves);
    for (const [index, set] of from.loans) state.loans.set(index, add(state.loans.get(index) ?? 0n, set));
    return grew;
  }

  /** Applies an operation to a state. */
  step(state: State, operation: Operation): void {
    switch (operation.op) {
      case "init": {
        const self = bit(operation.local.ownIndex);
        state.live |= self;
        state.dead &= ~self;
        state.moves &= ~this.#movesOf[operation.local.ownIndex]!;
        break;
      }
      case "empty":
        state.live &= ~bit(operation.local.ownIndex);
        break;
      case "move":
      case "drop": {
        const self = bit(operation.local.ownIndex);
        state.live &= ~self;
        state.dead |= self;
        if (operation.op === "move") state.moves |= bit(operation.id!);
        else state.moves &= ~this.#movesOf[operation.local.ownIndex]!; // its scope ends: the next iteration declares it anew
        break;
      }
      case "loans":
        this.#carry(
          state,
          operation.local,
          operation.set.reduce((set, { id }) => set | bit(id), 0n),
        );
        break;
      case "copy":
        this.#carry(
          state,
          operation.target,
          operation.within ? this.#within(state, operation.sources) : union(state, operation.sources, 0n),
        );
        break;
      case "store": {
        const more = union(state, operation.sources, 0n);
        for (const local of this.reached(state, operation.target)) setLoans(state, local, loansOf(state, local) | more);
        break;
      }
      case "borrow":
        this.#carry(state, operation.target, union(state, operation.copies, bit(operation.loan.id)));
        break;
    }
  }

  /** A local gets another value: it carries the loans in `set`, and loans of the old value, or through it, end. */
  #carry(state: State, local: Local, set: bigint): void {
    setLoans(state, local, set);
    const over = this.#loansOf.get(local);
    if (over === undefined) return;
    for (const [index, each] of state.loans)
      if ((each & over) !== 0n) setLoans(state, this.mir.refs[index]!, each & ~over);
  }

  /**
   * The loans inside what borrows lead to: a borrow carries its own loan of a place, and the loans that the place
   * carries. The latter can't change while the place is borrowed, except by a store, which updates both.
   */
  #within(state: State, sources: readonly Local[]): bigint {
    const carried = this.#loans(union(state, sources, 0n)).filter(({ outer }) => !outer);
    return carried.reduce(
      (set, { id, local, universal, lasting }) =>
        lasting ? set : set | (universal === null && local.loanIndex >= 0 ? loansOf(state, local) : bit(id)),
      0n,
    );
  }

  /** Returns a local, and those that other borrows can get into through the borrows that it carries. */
  reached(state: State, from: Local): Set<Local> {
    const reached = new Set([from]);
    for (const local of reached) {
      for (const { keeps, local: lender } of this.#loans(loansOf(state, local) & this.#ofCarriers))
        if (keeps) reached.add(lender);
    }
    return reached;
  }

  #loans(set: bigint): Loan[] {
    return members(set).map((id) => this.mir.loans[id]!);
  }

  /** Returns a move that may have emptied a local before a state. */
  moveOf(state: State, local: Local): Move | undefined {
    const reaching = state.moves & this.#movesOf[local.ownIndex]!;
    return this.moves.find(({ id }) => (reaching & bit(id!)) !== 0n);
  }

  /** Visits every reachable operation with the state before it. */
  visit(work: (operation: Operation, state: State, block: Block, index: number) => void): void {
    for (const block of this.#order)
      this.#run(block, (operation, state, index) => work(operation, state, block, index));
  }
}

/** Returns the loans that a local carries. */
export function loansOf(state: State, local: Local): bigint {
  return state.loans.get(local.loanIndex) ?? 0n;
}

function setLoans({ loans }: State, { loanIndex }: Local, set: bigint): void {
  if (set === 0n) loans.delete(loanIndex);
  else loans.set(loanIndex, set);
}

function union(state: State, locals: readonly Local[], start: bigint): bigint {
  return locals.reduce((set, local) => set | loansOf(state, local), start);
}
