import { end } from "./end";

/** How many resources of a type there can be: engines store a rep in 29 bits. */
const LIMIT: i32 = 1 << 29;

/**
 * The live resources of a type that this component implements, by rep, their number in the Canonical ABI. A rep starts
 * at 1 and is never used again, so that one that has ended is always recognised.
 *
 * The table also knows what the calls that are running now borrow. The component model does not allow a call into a
 * component that waits for an import, but jco does, and any host may pass the receiver of a method as another argument:
 * an object that a method changes is borrowed once, and an object that is borrowed can't end.
 */
@final
@trusted
export class ResourceTable<T> {
  private live: Map<i32, T> = new Map();
  private last: i32 = 0;
  /** The reps that running calls borrow, the last call's last; negative for an exclusive borrow. */
  private borrows: Array<i32> = [];
  /** How many of them are exclusive, and the call that made the last of these. */
  private exclusives: i32 = 0;
  private changedBy: string = "";

  /** `name` is what WIT calls the resource. */
  constructor(private name: string) {}

  /** How many are live. */
  get size(): i32 {
    return this.live.size;
  }

  /** Takes ownership of a resource and returns its rep. */
  add(value: T): i32 {
    if (++this.last >= LIMIT) throw new Error(this.name + ": 536870911 were made, there are no more numbers");
    this.live.set(this.last, value);
    return this.last;
  }

  /** Moves the resource of a rep out; a destructor that follows finds nothing. Traps if it has ended or is borrowed. */
  take(rep: i32): T {
    const value = this.get(rep);
    if (this.borrows.length) this.checkUnborrowed(rep, "moved");
    this.live.delete(rep);
    return value;
  }

  /** The destructor: ends the resource of a rep, unless it was moved out. Traps only if a running call borrows it. */
  end(rep: i32): void {
    if (!this.live.has(rep)) return;
    if (this.borrows.length) this.checkUnborrowed(rep, "dropped");
    const value = this.live.get(rep);
    this.live.delete(rep);
    end<T>(value);
  }

  /** Where the borrows of a call begin, for `giveBack`. */
  mark(): i32 {
    return this.borrows.length;
  }

  /** Borrows the resource of a rep until `giveBack`; `by` is who borrows it, for the message of a trap. */
  lend(rep: i32, by: string): T {
    const value = this.get(rep);
    if (this.exclusives && this.borrows.includes(-rep)) {
      throw new Error(this.resource(rep) + " is changed by " + this.changedBy + ", and can't be lent to " + by + " as well");
    }
    this.borrows.push(rep);
    return value;
  }

  /** Makes the borrow that `lend` made last an exclusive one. */
  lendExclusively(by: string): void {
    const rep = this.borrows.pop();
    if (this.borrows.includes(rep) || this.borrows.includes(-rep)) {
      throw new Error(this.resource(rep) + " is borrowed by a call that waits, and can't be changed by " + by);
    }
    this.borrows.push(-rep);
    this.exclusives++;
    this.changedBy = by;
  }

  /** Ends the borrows of a call. */
  giveBack(mark: i32): void {
    while (this.borrows.length > mark) if (this.borrows.pop() < 0) this.exclusives--;
  }

  /** The borrows of a call that may wait, since a mark. Other calls begin and end meanwhile. */
  keep(mark: i32): Array<i32> {
    return this.borrows.slice(mark);
  }

  /** Ends borrows that `keep` returned. */
  giveBackKept(kept: Array<i32>): void {
    for (let i = 0; i < kept.length; i++) {
      this.borrows.splice(this.borrows.lastIndexOf(kept[i]), 1);
      if (kept[i] < 0) this.exclusives--;
    }
  }

  private get(rep: i32): T {
    if (!this.live.has(rep)) throw new Error(this.resource(rep) + " has ended, or never was");
    return this.live.get(rep);
  }

  private checkUnborrowed(rep: i32, what: string): void {
    if (!this.borrows.includes(rep) && !this.borrows.includes(-rep)) return;
    throw new Error(this.resource(rep) + " is borrowed by a call that is running, and can't be " + what);
  }

  private resource(rep: i32): string {
    return this.name + ": resource " + rep.toString();
  }
}
