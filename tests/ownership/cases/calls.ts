// Calls that go on after the function that began them has returned, as tasks do.

import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "./prelude";

/** A call that goes on, perhaps with a descriptor that it was lent, until it is waited for or dropped. */
@owned
@trusted
@tied
export class Call {
  constructor(private lent: OwnedFd | null) {}

  @consumes
  wait(): i32 {
    const lent = this.lent;
    return lent === null ? 0 : lent.read();
  }

  /** Lets it go on without an owner. */
  @consumes
  @keeps("this")
  detach(): void {}

  drop(): void {
    const lent = this.lent;
    if (lent !== null) lent.read();
  }
}

/** A call that reads a descriptor. */
@trusted
export function begin(fd: Ref<OwnedFd>): Call {
  return new Call(fd);
}

/** A call that was lent nothing. */
@trusted
export function pause(): Call {
  return new Call(null);
}

/** Takes a value for as long as it likes. */
@trusted
@keeps("value")
export function keep<T>(value: T): void {}
