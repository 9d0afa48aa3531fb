// If no class behind an interface keeps borrows, its methods may take those of a variable.
import { Mut } from "as-io-lifetimes/assembly/own";
import { BorrowedFd, OwnedFd } from "../prelude";

@view
@mut("keep")
interface Keeper {
  keep(fd: BorrowedFd): void;
}

@owned
class Sum implements Keeper {
  sum: i32 = 0;

  @mut keep(fd: BorrowedFd): void {
    this.sum += fd.read();
  }
}

function fill(keeper: Mut<Keeper>): void {
  const fd = OwnedFd.open();
  keeper.keep(fd.asFd());
}

export function main(n: i32): i32 {
  const sum = new Sum();
  fill(sum);
  return sum.sum;
}
