// `drop` ends what a view can only borrow.
import { drop } from "as-io-lifetimes/assembly/own";
import { OwnedFd, log } from "../prelude";

@view
interface Ends {
  drop(): void;
}

@owned
class Session implements Ends {
  private fd: OwnedFd = OwnedFd.open();

  drop(): void {
    log(6, this.fd.raw);
  }
}


export function main(n: i32): i32 {
  const session = new Session();
  drop(session);
  return n;
}
