// A class that extends a trusted one may use its borrows when it is dropped, so they must live as long.
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
  let box: Box<BorrowedFd>;
  const fd = OwnedFd.open();
  box = new Reading(fd.asFd()); //~ E0597
  return n;
}
