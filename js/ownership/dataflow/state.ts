// Forward: what each local may hold before each operation. Sets are bits of a bigint, by the numbers of the locals.
//
//   live      locals that may hold a value          dead    locals that may hold none
//   moves     moves that may have emptied a local   loans   for each borrow, the loans that it may carry

import type { Block, Local, Mir, Operation } from "../mir.js";
import { bit } from "./bits.js";
import { Liveness } from "./liveness.js";

export interface State {
  live: bigint;
  dead: bigint;
  moves: bigint;
  loans: bigint[];
}

export type Move = Operation & { op: "move" };

/** The forward analysis of a function: the state at the start of each block that is reached. */
export class Forward {
  /** All moves, by the number that `State.moves` has them under. */
  readonly moves: Move[] = [];
  readonly #movesOf: bigint[];
  readonly #loansOf = new Map<Local, bigint>();
  readonly #starts: (State | null)[];
  /** Those that own and carry loans, and where one of them is used again other than by its drop. */
  readonly #guards: readonly Local[];
  readonly #uses: Liveness | null;

  constructor(private readonly mir: Mir) {
    this.#guards = mir.refs.filter(({ own }) => own);
    this.#uses = this.#guards.length > 0 ? new Liveness(mir, false) : null;
    this.#movesOf = mir.owned.map(() => 0n);
    for (const { operations } of mir.blocks) {
      for (const operation of operations) if (operation.op === "move") this.#number(operation);
    }
    for (const { id, local, universal } of mir.loans) {
      if (universal === null) this.#loansOf.set(local, (this.#loansOf.get(local) ?? 0n) | bit(id));
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
    const { entry, owned, refs } = this.mir;
    const all = owned.reduce((set, { ownIndex }) => set | bit(ownIndex), 0n);
    this.#starts[entry.id] = { live: 0n, dead: all, moves: 0n, loans: refs.map(() => 0n) };
    const work = new Set([entry]); // a block that is put back comes again, behind the others
    for (const block of work) {
      work.delete(block);
      const state = this.start(block)!;
      for (const operation of block.operations) this.step(state, operation);
      for (const next of block.successors) if (this.#join(next, this.#without(state, next))) work.add(next);
    }
  }

  /** A copy of the state at the start of a block; null where it is never reached. */
  start(block: Block): State | null {
    const state = this.#starts[block.id];
    return state ? { ...state, loans: [...state.loans] } : null;
  }

  /** A state without the loans of values that have moved away: where they may be there on another way, they carry others. */
  #without(state: State, next: Block): State {
    const gone = this.#guards.filter(
      ({ ownIndex, loanIndex }) =>
        (state.live & bit(ownIndex)) === 0n &&
        state.loans[loanIndex] !== 0n &&
        (this.#uses!.at(next) & bit(loanIndex)) === 0n,
    );
    if (gone.length === 0) return state;
    const loans = [...state.loans];
    for (const { loanIndex } of gone) loans[loanIndex] = 0n;
    return { ...state, loans };
  }

  /** Whether the state at the start of a block grew by what comes from one more predecessor. */
  #join(block: Block, from: State): boolean {
    const state = this.#starts[block.id];
    if (!state) {
      this.#starts[block.id] = { ...from, loans: [...from.loans] };
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
    state.loans = state.loans.map((set, i) => add(set, from.loans[i]!));
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
        for (const local of this.reached(state, operation.target)) state.loans[local.loanIndex]! |= more;
        break;
      }
      case "borrow":
        this.#carry(state, operation.target, union(state, operation.copies, bit(operation.loan.id)));
        break;
    }
  }

  /** A local has another value: it carries other loans, and those of the value before, or through it, are over. */
  #carry(state: State, local: Local, set: bigint): void {
    state.loans[local.loanIndex] = set;
    const over = this.#loansOf.get(local);
    if (over !== undefined) state.loans = state.loans.map((each) => each & ~over);
  }

  /**
   * The loans within what borrows lead to: a borrow carries its own loan of a place, and those that the place carries.
   * What a place carries doesn't change while it is borrowed, but by a store, which changes both.
   */
  #within(state: State, sources: readonly Local[]): bigint {
    const carried = union(state, sources, 0n);
    return this.mir.loans.reduce((set, loan) => {
      if ((carried & bit(loan.id)) === 0n || loan.outer) return set;
      return set | (loan.universal === null && loan.local.loanIndex >= 0 ? loansOf(state, loan.local) : bit(loan.id));
    }, 0n);
  }

  /** A local that carries loans, and those that it lends other borrows to. */
  reached(state: State, from: Local): Set<Local> {
    const reached = new Set([from]);
    for (const local of reached) {
      const carried = loansOf(state, local);
      for (const loan of this.mir.loans) {
        if (loan.universal === null && loan.keeps && loan.local.loanIndex >= 0 && (carried & bit(loan.id)) !== 0n)
          reached.add(loan.local);
      }
    }
    return reached;
  }

  /** A move that may have emptied a local before a state. */
  moveOf(state: State, local: Local): Move | undefined {
    const reaching = state.moves & this.#movesOf[local.ownIndex]!;
    return this.moves.find(({ id }) => (reaching & bit(id!)) !== 0n);
  }

  /** Visits every operation that is reached with the state before it. */
  visit(work: (operation: Operation, state: State, block: Block, index: number) => void): void {
    for (const block of this.mir.blocks) {
      const state = this.start(block);
      if (!state) continue;
      block.operations.forEach((operation, i) => {
        work(operation, state, block, i);
        this.step(state, operation);
      });
    }
  }
}

/** The loans that a local carries. */
export function loansOf(state: State, local: Local): bigint {
  return local.loanIndex < 0 ? 0n : state.loans[local.loanIndex]!;
}

function union(state: State, locals: readonly Local[], start: bigint): bigint {
  return locals.reduce((set, local) => set | loansOf(state, local), start);
}
