import type { Block, Mir } from "../mir.js";

/** The blocks that are reached, each before its successors unless a loop leads back to them: in reverse postorder. */
export function inOrder({ entry }: Mir): Block[] {
  const result: Block[] = [];
  const seen = new Set([entry]);
  const path = [{ block: entry, next: 0 }];
  for (let at = path.at(-1); at; at = path.at(-1)) {
    const successor = at.block.successors[at.next++];
    if (!successor) {
      result.push(at.block);
      path.pop();
    } else if (!seen.has(successor)) {
      seen.add(successor);
      path.push({ block: successor, next: 0 });
    }
  }
  return result.reverse();
}

/**
 * Works on blocks in their order, again and again, until none is left to do. `work` gives those that must be worked on
 * once more. At first that is all of them.
 */
export function untilDone(blocks: readonly Block[], work: (block: Block) => readonly Block[]): void {
  const todo = new Set(blocks);
  while (todo.size > 0) {
    for (const block of blocks) {
      if (todo.delete(block)) for (const other of work(block)) todo.add(other);
    }
  }
}
