// What the data-flow knows of a function, for those who show it: pictures and editors.

import { bit } from "./dataflow/bits.js";
import { Liveness } from "./dataflow/liveness.js";
import { placeOf } from "./dataflow/places.js";
import type { Forward, State } from "./dataflow/state.js";
import type { Loan, Local, Mir, Operation } from "./mir.js";
import { isSame, type Span } from "./report.js";

/** Whether a variable holds its value at a point: on every path, on some, or on none. */
export type Holding = "held" | "maybe" | "empty";

/** Something that is done to a variable or to a part of it. `before`: what it holds until then. */
export interface Access {
  readonly operation: Operation & { span: Span };
  readonly local: Local;
  readonly before: Holding;
}

/** A loan of a variable, and the borrows that carry it. */
export interface Lending {
  readonly loan: Loan;
  readonly borrows: readonly Local[];
  /** The places after which one of them is still used, that of the loan first. */
  readonly live: readonly Span[];
}

/** The facts about one function. Each is computed when it is asked for. */
export class Facts {
  readonly #liveness: Liveness;

  constructor(
    readonly mir: Mir,
    private readonly forward: Forward,
  ) {
    this.#liveness = new Liveness(mir);
  }

  /** The variables and parameters of the function, `this` included. */
  get variables(): Local[] {
    return this.mir.locals.filter(({ kind }) => kind === "var" || kind === "param" || kind === "this");
  }

  /** Everything that is done to a variable, in the order of the function's blocks. */
  accesses(variable: Local): Access[] {
    const found: Access[] = [];
    this.forward.visit((operation, state) => {
      if (!("span" in operation)) return;
      const local = accessed(operation);
      if (!local || placeOf(local, []).root !== variable) return;
      found.push({ operation, local, before: holding(state, local) });
    });
    return found;
  }

  /** What a variable holds before each place of the function, in the order of its blocks. */
  holdings(variable: Local): { span: Span; holding: Holding }[] {
    const found: { span: Span; holding: Holding }[] = [];
    this.forward.visit((operation, state) => {
      if ("span" in operation) found.push({ span: operation.span, holding: holding(state, variable) });
    });
    return found;
  }

  /** The loans of a variable that the function itself makes. */
  lendings(variable: Local): Lending[] {
    const loans = this.mir.loans.filter(
      ({ local, universal }) => universal === null && placeOf(local, []).root === variable,
    );
    return loans.map((loan) => this.#lending(loan)).filter(({ borrows }) => borrows.length > 0);
  }

  #lending(loan: Loan): Lending {
    const borrows = new Set<Local>();
    const live = [loan.span];
    let after: readonly bigint[] = [];
    this.forward.visit((operation, state, block, index) => {
      if (index === 0) after = this.#liveness.after(block);
      const now = { ...state, loans: new Map(state.loans) };
      this.forward.step(now, operation);
      const carriers = this.#carriers(now, loan).filter(({ loanIndex }) => (after[index]! & bit(loanIndex)) !== 0n);
      for (const borrow of carriers) borrows.add(borrow);
      if (carriers.length === 0 || !("span" in operation)) return;
      if (!live.some((span) => isSame(span, operation.span))) live.push(operation.span);
    });
    return { loan, borrows: [...borrows], live };
  }

  #carriers({ loans }: State, { id }: Loan): Local[] {
    return [...loans].filter(([, set]) => (set & bit(id)) !== 0n).map(([index]) => this.mir.refs[index]!);
  }
}

function holding({ live, dead }: State, { ownIndex }: Local): Holding {
  if (ownIndex < 0) return "held";
  if ((live & bit(ownIndex)) === 0n) return "empty";
  return (dead & bit(ownIndex)) === 0n ? "held" : "maybe";
}

function accessed(operation: Operation): Local | undefined {
  switch (operation.op) {
    case "use":
    case "useRef":
    case "move":
    case "borrow":
    case "assign":
    case "assignField":
    case "drop":
      return operation.local;
    default:
      return undefined;
  }
}
