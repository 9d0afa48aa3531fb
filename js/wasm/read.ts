// Reads WebAssembly's binary format.

/** Reads a binary from its first byte to its last. Throws if it ends too early. */
export class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new Error("the binary ends too early");
    return byte;
  }

  /** Returns the next byte without consuming it, or -1 at the end. */
  peek(): number {
    return this.bytes[this.at] ?? -1;
  }

  /** Reads an unsigned LEB128 number, exact up to 2^53. */
  u32(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  take(length: number): Uint8Array {
    const bytes = this.bytes.subarray(this.at, (this.at += length));
    if (bytes.length < length) throw new Error("the binary ends too early");
    return bytes;
  }

  /** Reads all remaining bytes. */
  rest(): Uint8Array {
    return this.take(this.bytes.length - this.at);
  }

  /** Returns the bytes that `read` consumes. */
  span(read: () => void): Uint8Array {
    const start = this.at;
    read();
    return this.bytes.subarray(start, this.at);
  }

  /** Skips a LEB128 number of any size and sign. */
  skipNumber(): void {
    while (this.byte() >= 0x80);
  }

  name(): string {
    return new TextDecoder().decode(this.take(this.u32()));
  }

  list<T>(read: () => T): T[] {
    return Array.from({ length: this.u32() }, read);
  }

  optional<T>(read: () => T): T | null {
    return this.byte() === 0 ? null : read();
  }
}

/** The ids of the sections of a core module. */
export const SectionId = { TYPE: 1, IMPORT: 2, FUNCTION: 3, TABLE: 4, MEMORY: 5, EXPORT: 7, CODE: 10 } as const;

/** A section with its content. */
export interface Section {
  readonly id: number;
  readonly content: Uint8Array;
}

/** Returns the sections of a module or a component, which follow a header of 8 bytes. */
export function sections(bytes: Uint8Array): Section[] {
  const reader = new Reader(bytes);
  reader.take(8);
  const found: Section[] = [];
  while (!reader.done) {
    const id = reader.byte();
    found.push({ id, content: reader.take(reader.u32()) });
  }
  return found;
}

/** Returns the contents of the custom sections with a wanted name. */
export function customSections(bytes: Uint8Array, isWanted: (name: string) => boolean): Uint8Array[] {
  return sections(bytes).flatMap(({ id, content }) => {
    if (id !== 0) return [];
    const reader = new Reader(content);
    const name = reader.name();
    return isWanted(name) ? [reader.rest()] : [];
  });
}
