// Must not compile: a view of a type that isn't marked for it.

import { OwnedFd, stdin } from "as-io-lifetimes";

class Unmarked {
  constructor(private fd: OwnedFd) {}

  intoFd(): OwnedFd {
    return this.fd;
  }
}

export function view(): void {
  stdin().asFilelikeView<Unmarked>();
}
