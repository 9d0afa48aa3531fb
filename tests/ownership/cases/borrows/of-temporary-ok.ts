// A borrow of a temporary may be used within the statement.
import { OwnedFd, readFd } from "../prelude";

export function main(n: i32): i32 {
  return OwnedFd.open().asFd().read() + readFd(OwnedFd.open().asFd());
}
