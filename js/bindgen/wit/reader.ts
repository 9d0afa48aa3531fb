/** Reads a WebAssembly binary from its first byte on. */
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

  /** The next byte, which stays. */
  peek(): number {
    return this.bytes[this.at] ?? -1;
  }

  /** A number in LEB128. */
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

  /** All that is left. */
  rest(): Uint8Array {
    return this.take(this.bytes.length - this.at);
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

/** A section: its number and what is in it. */
export interface Section {
  readonly id: number;
  readonly content: Uint8Array;
}

/** The sections of a module or a component, behind the 8 bytes that both start with. */
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

/** The custom sections whose name passes, without their names. */
export function customSections(bytes: Uint8Array, isWanted: (name: string) => boolean): Uint8Array[] {
  return sections(bytes).flatMap(({ id, content }) => {
    if (id !== 0) return [];
    const reader = new Reader(content);
    const name = reader.name();
    return isWanted(name) ? [reader.rest()] : [];
  });
}

/** A number in LEB128. */
export function leb(value: number): number[] {
  const bytes: number[] = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return [...bytes, value];
}
