// The destructor can't be called through a view either: the owner behind it would run it again.
import { Mut } from "as-io-lifetimes/assembly/own";
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

function end(value: Mut<Ends>): void {
  value.drop(); //~ E0040
}

export function main(n: i32): i32 {
  const session = new Session();
  end(session);
  return n;
}
