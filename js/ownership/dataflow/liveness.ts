// The backward analysis: which borrows are used after each operation. Only a live borrow can cause a conflict, which is
// what makes lifetimes non-lexical.

import type { Block, Local, Mir, Operation } from "../mir.js";
import { bit } from "./bits.js";
import { inOrder, untilDone } from "./order.js";

export class Liveness {
  /** For each block, the borrows that are live at its start and at its end. */
  readonly #entries: bigint[];
  readonly #exits: bigint[];

  /** Without drops, a value that is only used by the end of its scope isn't live. */
  constructor(
    mir: Mir,
    private readonly withDrops = true,
  ) {
    const entries = (this.#entries = mir.blocks.map(() => 0n));
    const exits = (this.#exits = mir.blocks.map(() => 0n));
    const order = inOrder(mir).reverse();
    const predecessors = mir.blocks.map((): Block[] => []);
    for (const block of order) for (const { id } of block.successors) predecessors[id]!.push(block);
    const effects = new Map(order.map((block) => [block, this.#effect(block)]));
    untilDone(order, (block) => {
      const { reads, writes } = effects.get(block)!;
      const exit = (exits[block.id] = block.successors.reduce((set, { id }) => set | entries[id]!, 0n));
      const entry = reads | (exit & ~writes);
      if (entry === entries[block.id]) return [];
      entries[block.id] = entry;
      return predecessors[block.id]!;
    });
  }

  /** The borrows that a block reads before it writes them, and the borrows that it writes. */
  #effect({ operations }: Block): { reads: bigint; writes: bigint } {
    let reads = 0n,
      written = 0n;
    for (let i = operations.length - 1; i >= 0; i--) {
      const operation = operations[i]!;
      const local = writes(operation);
      if (local && local.loanIndex >= 0) written |= bit(local.loanIndex);
      reads = this.#before(reads, operation);
    }
    return { reads, writes: written };
  }

  /** Returns the borrows that are live at the start of a block. */
  at({ id }: Block): bigint {
    return this.#entries[id]!;
  }

  /** Returns, for each operation of a block, the borrows that are used after it. */
  after(block: Block): bigint[] {
    const result: bigint[] = [];
    let live = this.#exits[block.id]!;
    for (let i = block.operations.length - 1; i >= 0; i--) {
      result[i] = live;
      live = this.#before(live, block.operations[i]!);
    }
    return result;
  }

  /** Computes the borrows that are live before an operation from those that are live after it. */
  #before(live: bigint, operation: Operation): bigint {
    const written = writes(operation);
    if (written && written.loanIndex >= 0) live &= ~bit(written.loanIndex);
    if (operation.op === "drop" && !this.withDrops) return live;
    for (const local of reads(operation)) if (local.loanIndex >= 0) live |= bit(local.loanIndex);
    return live;
  }
}

/** Returns the first operation after `index` that reads a borrow, on the shortest path, or null. */
export function laterUse(block: Block, index: number, local: Local): Operation | null {
  const seen = new Set<Block>();
  const ways = [{ block, start: index + 1 }];
  for (const {
    block: { operations, successors },
    start,
  } of ways) {
    const next = operations
      .slice(start)
      .find((operation) => reads(operation).includes(local) || writes(operation) === local);
    if (next && reads(next).includes(local)) return next;
    for (const successor of next ? [] : successors) {
      if (seen.has(successor)) continue;
      seen.add(successor);
      ways.push({ block: successor, start: 0 });
    }
  }
  return null;
}

function writes(operation: Operation): Local | null {
  if (operation.op === "copy" || operation.op === "borrow") return operation.target;
  return operation.op === "loans" ? operation.local : null;
}

function reads(operation: Operation): readonly Local[] {
  switch (operation.op) {
    case "useRef":
    case "use":
    case "assignField":
    case "move":
      return withWholes(operation.local);
    case "drop": // dropping a value that holds borrows uses them, unless the value has moved
      return operation.verdict === "none" || operation.local.mayDangle ? [] : [operation.local];
    case "copy":
    case "store":
      return operation.sources;
    case "borrow":
      return [...operation.copies, ...withWholes(operation.local)];
    case "return":
    case "static":
      return [operation.source];
    default:
      return [];
  }
}

/** Returns a local, and what it is a part of where that holds borrows beside its parts. */
function withWholes(local: Local): readonly Local[] {
  const read = [local];
  for (let part = local; part.whole; part = part.whole) if (part.isBesideBorrows) read.push(part.whole);
  return read;
}
