import type { Block, Mir } from "../mir.js";

/**
 * Returns the reachable blocks in reverse postorder: each before its successors, except along the back edges of loops.
 */
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
 * Runs `work` on blocks, in their order, until none is pending. All blocks are pending at first; `work` returns those
 * that are pending again.
 */
export function untilDone(blocks: readonly Block[], work: (block: Block) => readonly Block[]): void {
  const todo = new Set(blocks);
  while (todo.size > 0) {
    for (const block of blocks) {
      if (todo.delete(block)) for (const other of work(block)) todo.add(other);
    }
  }
}
