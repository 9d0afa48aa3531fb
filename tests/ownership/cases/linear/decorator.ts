// `@linear` names a method of an owned class.
import { OwnedFd, log } from "../prelude";

@owned @linear("snd") //~ OWN0934
class Misspelt {
  constructor(private fd: OwnedFd) {}

  @consumes send(): i32 {
    const fd = this.fd;
    return fd.raw;
  }
}

@owned @linear //~ OWN0934
class Unnamed {
  constructor(private fd: OwnedFd) {}
}

@linear("send") //~ OWN0934
class Untracked {
  send(): void {
    log(6, 1);
  }
}

export function main(n: i32): i32 {
  new Untracked().send();
  new Unnamed(OwnedFd.open());
  return new Misspelt(OwnedFd.open()).send();
}
