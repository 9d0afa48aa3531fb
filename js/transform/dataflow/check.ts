// The rules: at each operation, is the place still there, and does a borrow that is still used stand in the way?

import type { Node } from "assemblyscript";
import type { Block, Loan, Local, Mir, Operation } from "../mir/mir.js";
import type { Label, Reports } from "../report/report.js";
import type { Signature } from "../types/signatures.js";
import { bit } from "./bits.js";
import { loansOf, type Forward, type State } from "./state.js";
import { laterUse, Liveness } from "./liveness.js";
import { overlap, placeOf } from "./places.js";
import { because, borrowHelp, borrowOf, nameOf, usedLater, type Conflict } from "./wording.js";

/** Reports what a function does wrong with what it owns and borrows. */
export function checkRules(mir: Mir, signature: Signature, forward: Forward, reports: Reports): void {
  const liveness = new Liveness(mir);
  const checker = new Rules(mir, signature, forward, reports);
  const after = mir.blocks.map((block) => liveness.after(block));
  forward.visit((operation, state, block, index) =>
    checker.check(operation, state, after[block.id]![index]!, { block, index }),
  );
}

/** Where an operation is. */
interface Position {
  readonly block: Block;
  readonly index: number;
}

class Rules {
  #at!: Position;

  constructor(
    private readonly mir: Mir,
    private readonly signature: Signature,
    private readonly forward: Forward,
    private readonly reports: Reports,
  ) {}

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
        return this.reports.error(...operation.args);
      case "static":
        if (loansOf(state, operation.source) === 0n) return;
        return this.reports.error(
          521,
          operation.node.range,
          `borrowed data escapes into ${operation.what}, which lives for ever`,
        );
    }
  }

  /** Whether the local holds a value on every path, with all its parts; says so where not. */
  #isInitialized({ local, node }: { local: Local; node: Node }, state: State): boolean {
    return (
      this.#isThere(local, node, state) &&
      (local.parts ?? []).every((part) => this.#isInitialized({ local: part, node }, state))
    );
  }

  /** Whether the local holds a value on every path, whatever has moved out of it. */
  #isThere(local: Local, node: Node, state: State): boolean {
    if (local.ownIndex < 0 || (state.dead & bit(local.ownIndex)) === 0n) return true;
    const possibly = (state.live & bit(local.ownIndex)) === 0n ? "" : "possibly-";
    const move = this.forward.moveOf(state, local);
    if (!move) {
      this.reports.error(
        381,
        node.range,
        `used binding ${nameOf(local)} ${possibly ? "is possibly-uninitialized" : "isn't initialized"}`,
        {
          label: `${nameOf(local)} used here but it ${possibly ? "may not be" : "isn't"} initialized`,
          secondary: [{ range: local.node.range, text: "binding declared here but left uninitialized" }],
        },
      );
    } else if (move.node === node) {
      this.reports.error(382, node.range, `use of moved value: ${nameOf(local)}`, {
        label: "value moved here, in previous iteration of loop",
      });
    } else {
      this.reports.error(382, node.range, `use of ${possibly ? "possibly " : ""}moved value: ${nameOf(local)}`, {
        label: "value used here after move",
        secondary: [{ range: move.node.range, text: "value moved here" }],
        help: borrowHelp(local),
      });
    }
    return false;
  }

  /** A loan of a place that a live borrow carries. */
  #conflict(
    state: State,
    live: bigint,
    local: Local,
    path: readonly string[],
    matters: (loan: Loan) => boolean,
    except: Local | null = null,
  ): Conflict | null {
    const place = placeOf(local, path);
    for (const borrow of this.mir.refs) {
      if ((live & bit(borrow.loanIndex)) === 0n || borrow === except) continue;
      // A value that has moved away is neither used nor dropped from here.
      if (borrow.own && (state.live & bit(borrow.ownIndex)) === 0n) continue;
      const carried = state.loans[borrow.loanIndex]!;
      if (carried === 0n) continue;
      for (const loan of this.mir.loans) {
        if (loan.universal !== null || (carried & bit(loan.id)) === 0n) continue;
        const lent = placeOf(loan.local, loan.path);
        if (lent.root === place.root && overlap(lent.path, place.path) && matters(loan))
          return { loan, borrow, later: laterUse(this.#at.block, this.#at.index, borrow) };
      }
    }
    return null;
  }

  #access(operation: Operation & { op: "use" | "borrow" }, state: State, live: bigint): void {
    if (!this.#isInitialized(operation, state)) return;
    const { local, path, mut, node } = operation;
    // An exclusive access ends at any loan that is still used, a shared one at an exclusive loan.
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
    const secondary = because(
      conflict,
      `${exclusive ? (wantsMut ? "first mutable" : "mutable") : "immutable"} borrow occurs here`,
      node,
    );
    if (wantsMut && exclusive) {
      this.reports.error(499, node.range, `cannot borrow ${name} as mutable more than once at a time`, {
        label: "second mutable borrow occurs here",
        secondary,
      });
    } else if (mut) {
      this.reports.error(502, node.range, `cannot borrow ${name} as mutable because it is also borrowed as immutable`, {
        label: "mutable borrow occurs here",
        secondary,
      });
    } else if (operation.op === "borrow") {
      this.reports.error(502, node.range, `cannot borrow ${name} as immutable because it is also borrowed as mutable`, {
        label: "immutable borrow occurs here",
        secondary,
      });
    } else {
      this.reports.error(503, node.range, `cannot use ${name} because it was mutably borrowed`, {
        label: "use of borrowed value",
        secondary,
      });
    }
  }

  #throughBorrow(operation: Operation & { op: "useRef" }, state: State, live: bigint): void {
    const { local, node } = operation;
    if (local.ref !== "mut" || local.kind === "tmp") return;
    const conflict = this.#conflict(state, live, local, [], ({ mut }) => mut);
    if (!conflict) return;
    this.reports.error(503, node.range, `cannot use ${nameOf(local)} because it was mutably borrowed`, {
      label: "use of borrowed value",
      secondary: because(conflict, "mutable borrow occurs here", node),
    });
  }

  #move(operation: Operation & { op: "move" }, state: State, live: bigint): void {
    if (operation.withWhole) return;
    if (!this.#isInitialized(operation, state)) return;
    const conflict = this.#conflict(state, live, operation.local, [], () => true);
    if (!conflict) return;
    this.reports.error(
      505,
      operation.node.range,
      `cannot move out of ${nameOf(operation.local)} because it is borrowed`,
      {
        label: `move out of ${nameOf(operation.local)} occurs here`,
        secondary: because(conflict, borrowOf(conflict), operation.node),
      },
    );
  }

  #assign(operation: Operation & { op: "assign" | "assignField" }, state: State, live: bigint): void {
    const path = operation.op === "assignField" ? operation.path : [];
    if (operation.op === "assignField" && !this.#isInitialized(operation, state)) return;
    if (operation.local.whole && !this.#isThere(operation.local.whole, operation.node, state)) return;
    const conflict = this.#conflict(state, live, operation.local, path, () => true);
    if (!conflict) return;
    const name = nameOf(operation.local, path);
    this.reports.error(506, operation.node.range, `cannot assign to ${name} because it is borrowed`, {
      label: `${name} is assigned to here but it was already borrowed`,
      secondary: because(conflict, borrowOf(conflict), operation.node),
    });
  }

  #drop(operation: Operation & { op: "drop" }, state: State, live: bigint): void {
    if (operation.verdict === "none" || operation.site.kind === "reassign") return;
    const { local } = operation;
    const conflict = this.#conflict(state, live, local, [], ({ through }) => !through);
    if (!conflict) return;
    if (conflict.loan.reborrow)
      this.#destructorUses(conflict.loan, conflict.loan.node, usedLater(conflict, conflict.loan.node));
    else if (local.kind === "tmp") {
      this.reports.error(716, conflict.loan.node.range, "temporary value dropped while borrowed", {
        label: "creates a temporary value which is freed while still in use",
        secondary: usedLater(conflict, conflict.loan.node),
        help: "bind it to a variable first: `const value = …`",
      });
    } else {
      const { root } = placeOf(local, []);
      this.reports.error(
        597,
        conflict.loan.node.range,
        `${nameOf(conflict.loan.local, conflict.loan.path)} does not live long enough`,
        {
          label: "borrowed value does not live long enough",
          secondary: [
            { range: root.node.range, text: `binding ${nameOf(root)} declared here` },
            ...usedLater(conflict, conflict.loan.node),
          ],
        },
      );
    }
  }

  #return(operation: Operation & { op: "return" }, state: State): void {
    if (this.signature.isUnknown && !operation.stored) return;
    const carried = loansOf(state, operation.source);
    for (const loan of this.mir.loans) {
      if ((carried & bit(loan.id)) === 0n) continue;
      if (loan.universal !== null) this.#returnOlder(operation, loan, loan.universal);
      else if (!loan.through) this.#returnLocal(operation, loan);
    }
  }

  /** A borrow that is older than the call leaves it. */
  #returnOlder({ node, stored }: Operation & { op: "return" }, { outer }: Loan, name: string): void {
    if (stored) {
      if (name === "this" && outer)
        this.reports.error(515, node.range, "cannot store a borrow of `this` in its own field", {
          label: "the value would borrow from itself",
        });
      return;
    }
    const allowed = this.signature.from.map((i) => (i === "this" ? "this" : this.signature.params[i]!.name));
    if (allowed.includes(name)) return;
    const tied = allowed.length > 0 ? allowed.map((source) => `\`${source}\``).join(", ") : "nothing";
    this.reports.error(621, node.range, `lifetime may not live long enough: the result is tied to ${tied}`, {
      label: `this borrows from \`${name}\``,
      help: `say it: \`@lifetime(${[...allowed, name].map((source) => `"${source}"`).join(", ")})\``,
    });
  }

  /** What a parameter leads to is older than the call: it may keep only what comes by value, which is as old. */
  #store({ target, sources, node }: Operation & { op: "store" }, state: State): void {
    const reached = [...this.forward.reached(state, target)].reduce((set, local) => set | loansOf(state, local), 0n);
    const older = this.mir.loans.find((loan) => loan.keeps && (reached & bit(loan.id)) !== 0n)?.universal;
    if (older == null) return;
    const more = sources.reduce((set, local) => set | loansOf(state, local), 0n);
    for (const loan of this.mir.loans) {
      if ((more & bit(loan.id)) === 0n || loan.universal === older) continue;
      if (loan.universal === null && !loan.through) {
        this.reports.error(597, loan.node.range, `${nameOf(loan.local)} does not live long enough`, {
          label: `\`${older}\` would keep this borrow after the call`,
        });
      } else if (loan.universal !== null && loan.local.ref !== null && !this.signature.isConstructor) {
        this.reports.error(
          621,
          node.range,
          `lifetime may not live long enough: \`${older}\` would keep a borrow of \`${loan.universal}\``,
          { label: "it may outlive what is borrowed" },
        );
      }
    }
  }

  #destructorUses({ local, path }: Loan, { range }: Node, secondary: Label[]): void {
    this.reports.error(713, range, `borrow may still be in use when destructor runs: ${nameOf(local, path)}`, {
      label: `the destructor of ${nameOf(local)} may use it`,
      secondary,
    });
  }

  #returnLocal({ node, stored }: Operation & { op: "return" }, loan: Loan): void {
    if (loan.reborrow) return this.#destructorUses(loan, node, []);
    const { local, node: borrowed } = loan;
    const what = local.kind === "param" ? "function parameter" : "local variable";
    const secondary: Label[] =
      borrowed === node ? [] : [{ range: borrowed.range, text: `${nameOf(local)} is borrowed here` }];
    if (stored) {
      this.reports.error(515, node.range, `cannot store a borrow of ${what} ${nameOf(local)}`, {
        label: "it ends with the constructor",
        secondary,
      });
    } else if (local.kind === "tmp") {
      this.reports.error(515, node.range, "cannot return value referencing temporary value", {
        label: "returns a value referencing data owned by the current function",
        secondary,
      });
    } else {
      this.reports.error(515, node.range, `cannot return value referencing ${what} ${nameOf(local)}`, {
        label: "returns a value referencing data owned by the current function",
        secondary,
      });
    }
  }
}
