// A function value that a getter returns is called after the getter has run as it is declared: it may consume `this`.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

@owned
class Holder {
  constructor(public fd: OwnedFd) {}

  @consumes get ended(): () => i32 {
    return three;
  }

  @mut get changed(): () => i32 {
    this.fd = OwnedFd.open();
    return three;
  }

  get ends(): (fd: OwnedFd) => i32 {
    return consume;
  }
}

function three(): i32 {
  return 3;
}

function look(holder: Ref<Holder>): i32 {
  return holder.changed(); //~ E0596
}

export function main(n: i32): i32 {
  const holder = new Holder(OwnedFd.open()),
    fd = OwnedFd.open();
  look(holder);
  holder.ends(fd);
  holder.ended();
  return holder.fd.read() + fd.read(); //~ E0382 E0382
}
