// A const global lives for ever and can be borrowed for ever.
import { BorrowedFd, OwnedFd, peek } from "../prelude";

const G = new OwnedFd(0);

// @ts-ignore: decorator
@lifetime("static")
function stdin(): BorrowedFd {
  return G.asFd();
}

export function main(n: i32): i32 {
  const b = stdin();
  return b.read() + peek(G);
}
