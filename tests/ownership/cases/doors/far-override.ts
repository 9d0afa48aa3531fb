// Overrides are compared along all that a class or an interface extends, and generic ones as they are written.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

interface Shows {
  show(fd: Ref<OwnedFd>): void;
}

interface Ends extends Shows {
  show(fd: OwnedFd): void;
}

class Ender implements Ends {
  show(fd: OwnedFd): void {} //~ E0195
}

class Printer {
  print<T>(value: Ref<T>): void {}
}

class Keeper extends Printer {
  print<T>(value: T): void {} //~ E0195
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const shows: Shows = new Ender();
  shows.show(fd);
  const printer: Printer = new Keeper();
  printer.print<OwnedFd>(fd);
  return fd.read();
}
