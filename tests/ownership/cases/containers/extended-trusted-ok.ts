// What a value borrows from is declared before it, and so ends after it.
import { Ref } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

@owned
@trusted
class Box<T> {
  constructor(protected value: T) {}

  get(): Ref<T> {
    return this.value;
  }
}

@owned
@borrowed
class Reading extends Box<BorrowedFd> {
  constructor(fd: BorrowedFd) {
    super(fd);
  }

  drop(): void {
    this.get().read();
  }
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  let box: Box<BorrowedFd>;
  box = new Reading(fd.asFd());
  return n;
}
