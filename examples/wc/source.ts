import { ManagedResult, Stat } from "as-io-lifetimes";

/** Something to count. */
export class Source {
  /** Whether WASI knows it. */
  isKnown: bool = false;
  isRegular: bool = false;
  /** Its size in bytes, where it is a regular file. */
  size: u64 = 0;

  constructor(
    /** As the user typed it, or how it is reached from there. */
    public name: string,
    /** Where WASI finds it. */
    public path: string,
  ) {}

  /** Notes what WASI knows of it, if it does; opening it will say what is wrong. */
  know(found: ManagedResult<Stat>): void {
    if (found.isErr) return;
    this.isKnown = true;
    this.isRegular = found.value.isFile;
    if (this.isRegular) this.size = found.value.size;
  }

  get isStdin(): bool {
    return this.name == "-";
  }
}
