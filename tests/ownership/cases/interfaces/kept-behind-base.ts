// A borrow that a method takes may be kept by a class that overrides it.
import { OwnedArray, Mut } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

@owned
class Keeper {
  @mut keep(fd: BorrowedFd): void {
    fd.read();
  }
}

@owned
@borrowed
class List extends Keeper {
  kept: OwnedArray<BorrowedFd> = new OwnedArray<BorrowedFd>();

  @mut keep(fd: BorrowedFd): void {
    this.kept.push(fd);
  }
}

function fill(keeper: Mut<Keeper>): void {
  const fd = OwnedFd.open();
  keeper.keep(fd.asFd()); //~ E0597
}

export function main(n: i32): i32 {
  const list = new List();
  fill(list);
  return list.kept[0].read();
}
