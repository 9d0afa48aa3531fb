// A class behind an untracked generic interface takes ownership as the interface says, and is marked if it keeps values.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

interface Sink<T> {
  put(value: T): void;
}

class Keeper implements Sink<OwnedFd> {
  kept: OwnedFd | null = null; //~ OWN0904

  put(fd: OwnedFd): void {
    this.kept = fd;
  }
}

class Looker implements Sink<OwnedFd> {
  put(fd: Ref<OwnedFd>): void {} //~ E0195
}

function fill(sink: Sink<OwnedFd>): void {
  sink.put(OwnedFd.open());
}

export function main(n: i32): i32 {
  fill(new Keeper());
  fill(new Looker());
  return n;
}
