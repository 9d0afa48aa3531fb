// A caller that passes the borrow keeps its owner as long as the value that may keep it.
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

function fill(keeper: Mut<Keeper>, fd: BorrowedFd): void {
  keeper.keep(fd);
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const list = new List();
  fill(list, fd.asFd());
  return list.kept[0].read();
}
