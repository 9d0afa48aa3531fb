// A function value isn't one that borrows in another way.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, peek, poke } from "../prelude";

function each(fd: Ref<OwnedFd>, visit: (fd: Ref<OwnedFd>) => i32): i32 {
  return visit(fd);
}

function end(fd: OwnedFd, how: (fd: OwnedFd) => i32): i32 {
  return how(fd);
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const wind = poke;
  each(fd, consume); //~ OWN0922
  end(OwnedFd.open(), peek); //~ OWN0922
  end(fd, n > 1 ? consume : consume); //~ OWN0922 OWN0922
  return end(fd, (fd: OwnedFd): i32 => fd.read()); //~ E0382
}
