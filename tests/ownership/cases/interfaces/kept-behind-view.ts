// A borrow that a method of an interface takes may be kept by the class behind it.
import { OwnedArray, Mut } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

@view
@mut("keep")
interface Keeper {
  keep(fd: BorrowedFd): void;
}

@owned
@borrowed
class List implements Keeper {
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
