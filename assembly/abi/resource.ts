import { end } from "./end";

/** How many resources of a type there can be: engines keep a number of 29 bits. */
const LIMIT: i32 = 1 << 29;

/**
 * The living resources of a type that this component makes, by their number in the Canonical ABI, the rep. A rep
 * starts at 1 and is never used again, so one that has ended is told apart for ever.
 */
@final
@trusted
export class ResourceTable<T> {
  private living: Map<i32, T> = new Map();
  private last: i32 = 0;

  /** `name` is what WIT calls the resource. */
  constructor(private name: string) {}

  /** How many are alive. */
  get size(): i32 {
    return this.living.size;
  }

  /** Takes a resource over, owned, and gives its rep. */
  add(value: T): i32 {
    if (++this.last >= LIMIT) throw new Error(this.name + ": 536870911 were made, there are no more numbers");
    this.living.set(this.last, value);
    return this.last;
  }

  /** Borrows the resource of a rep. Traps where it has ended. */
  get(rep: i32): T {
    if (!this.living.has(rep)) this.missing(rep);
    return this.living.get(rep);
  }

  /** Moves the resource of a rep out; what drops the rep later finds nothing. Traps where it has ended. */
  take(rep: i32): T {
    const value = this.get(rep);
    this.living.delete(rep);
    return value;
  }

  /** The destructor: ends the resource of a rep. Does nothing where it was moved out before, and never traps. */
  end(rep: i32): void {
    if (!this.living.has(rep)) return;
    const value = this.living.get(rep);
    this.living.delete(rep);
    end<T>(value);
  }

  private missing(rep: i32): void {
    throw new Error(this.name + ": resource " + rep.toString() + " has ended, or never was");
  }
}
