// A class that keeps values is owned, and its interface as well.
import { OwnedFd } from "../prelude";

@owned
@mut("put")
interface Sink<T> {
  put(value: T): void;
}

@owned
class Keeper implements Sink<OwnedFd> {
  kept: OwnedFd | null = null;

  @mut put(fd: OwnedFd): void {
    this.kept = fd;
  }
}

export function main(n: i32): i32 {
  const keeper = new Keeper();
  keeper.put(OwnedFd.open());
  return n;
}
