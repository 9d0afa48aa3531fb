import type { Block, Operation } from "../../ownership/mir.js";

/** A control-flow graph under construction: its blocks, and the one that operations are added to. */
export class Graph {
  readonly blocks: Block[] = [];
  readonly entry: Block;
  current: Block;
  /** The blocks that some path leads to, as far as the graph is made. */
  readonly #reached = new Set<Block>();

  constructor() {
    this.entry = this.current = this.block();
    this.#reached.add(this.entry);
  }

  block(): Block {
    const block: Block = { id: this.blocks.length, operations: [], successors: [] };
    this.blocks.push(block);
    return block;
  }

  goto(block: Block): void {
    this.connect(this.current, block);
  }

  connect(from: Block, to: Block): void {
    from.successors.push(to);
    if (this.#reached.has(from)) this.#reached.add(to);
  }

  hasPathTo(block: Block): boolean {
    return this.#reached.has(block);
  }

  /** Whether some path leads to the current position. */
  get isReached(): boolean {
    return this.hasPathTo(this.current);
  }

  start(block: Block): void {
    this.current = block;
  }

  /** Makes the code that follows unreachable: it goes to a block without predecessors, which no analysis visits. */
  dead(): void {
    this.current = this.block();
  }

  emit(operation: Operation): void {
    this.current.operations.push(operation);
  }

  /** The operations of all blocks. */
  get operations(): Operation[] {
    return this.blocks.flatMap(({ operations }) => operations);
  }
}
