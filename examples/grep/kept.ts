/** The last lines of what was left behind, in case they are wanted before a line that is yet to come. */
export class KeptLines {
  private lines: Uint8Array[] = [];

  constructor(private most: i32) {}

  get length(): i32 {
    return this.lines.length;
  }

  /** A line, by how many are behind it. */
  fromEnd(index: i32): Uint8Array {
    return this.lines[this.lines.length - 1 - index];
  }

  clear(): void {
    if (this.lines.length) this.lines = [];
  }

  /** Copies a line, without its line feed, and forgets one that is beyond the most. */
  add(start: usize, end: usize): void {
    const line = new Uint8Array(<i32>(end - start));
    memory.copy(line.dataStart, start, end - start);
    if (this.lines.length == this.most) this.lines.shift();
    this.lines.push(line);
  }
}
