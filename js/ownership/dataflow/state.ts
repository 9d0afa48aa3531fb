// Forward: what each local may hold before each operation. Sets are bits of a bigint, by the numbers of the locals.
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
  /** By `loanIndex`; none of the sets is empty. Borrows that nothing uses any more may be left out. */
  loans: Map<number, bigint>;
}

export type Move = Operation & { op: "move" };

/** With fewer borrows in a state, it isn't worth while to look for those that nothing uses any more. */
const FEW = 16;

/** The forward analysis of a function: the state at the start of each block that is reached. */
export class Forward {
  /** All moves, by the number that `State.moves` has them under. */
  readonly moves: Move[] = [];
  readonly #order: readonly Block[];
  readonly #movesOf: bigint[];
  readonly #loansOf = new Map<Local, bigint>();
  /** The loans of locals that carry loans themselves. */
  #ofCarriers = 0n;
  readonly #starts: (State | null)[];
  readonly #liveness: Liveness;
  /** Where a value that owns and carries loans is used again other than by its drop. */
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

  /** Runs a block from the state at its start. Gives the state at its end. */
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

  /** The loans of live borrows, and of those that they were borrowed from. */
  #inUse(loans: ReadonlyMap<number, bigint>, live: bigint): Map<number, bigint> {
    const kept = new Set<number>();
    for (const index of loans.keys()) if ((live & bit(index)) !== 0n) kept.add(index);
    for (const index of kept) {
      const lent = (loans.get(index) ?? 0n) & this.#ofCarriers;
      if (lent !== 0n) for (const id of members(lent)) kept.add(this.mir.loans[id]!.local.loanIndex);
    }
    return new Map([...loans].filter(([index]) => kept.has(index)));
  }

  /**
   * A state on its way to a block: with the borrows that are in use there, and without the loans of values that have moved
   * away. Where such a value may be there on another way, it carries others.
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

  /** Whether the state at the start of a block grew by what comes from one more predecessor. */
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

  /** What an operation does to a state. */
  step(state: State, operation: Operation): void {
    switch (operation.op) {
      case "init": {
        const self = bit(operation.local.ownIndex);
        state.live |= self;
        state.dead &= ~self;
        state.moves &= ~this.#movesOf[operation.local.ownIndex]!;
        break;
      }
      case "move":
      case "drop": {
        const self = bit(operation.local.ownIndex);
        state.live &= ~self;
        state.dead |= self;
        if (operation.op === "move") state.moves |= bit(operation.id!);
        else state.moves &= ~this.#movesOf[operation.local.ownIndex]!; // its scope ends: in the next turn it is declared anew
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

  /** A local has another value: it carries other loans, and those of the value before, or through it, are over. */
  #carry(state: State, local: Local, set: bigint): void {
    setLoans(state, local, set);
    const over = this.#loansOf.get(local);
    if (over === undefined) return;
    for (const [index, each] of state.loans)
      if ((each & over) !== 0n) setLoans(state, this.mir.refs[index]!, each & ~over);
  }

  /**
   * The loans within what borrows lead to: a borrow carries its own loan of a place, and those that the place carries.
   * What a place carries doesn't change while it is borrowed, but by a store, which changes both.
   */
  #within(state: State, sources: readonly Local[]): bigint {
    const carried = this.#loans(union(state, sources, 0n)).filter(({ outer }) => !outer);
    return carried.reduce(
      (set, { id, local, universal }) =>
        set | (universal === null && local.loanIndex >= 0 ? loansOf(state, local) : bit(id)),
      0n,
    );
  }

  /** A local that carries loans, and those that it lends other borrows to. */
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

  /** A move that may have emptied a local before a state. */
  moveOf(state: State, local: Local): Move | undefined {
    const reaching = state.moves & this.#movesOf[local.ownIndex]!;
    return this.moves.find(({ id }) => (reaching & bit(id!)) !== 0n);
  }

  /** Visits every operation that is reached with the state before it. */
  visit(work: (operation: Operation, state: State, block: Block, index: number) => void): void {
    for (const block of this.#order)
      this.#run(block, (operation, state, index) => work(operation, state, block, index));
  }
}

/** The loans that a local carries. */
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
