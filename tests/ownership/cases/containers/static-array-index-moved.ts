// An element doesn't move out of an array of fixed length, whoever vouches for the array.
import { OwnedFd, consume } from "../prelude";

@owned @trusted
class Three {
  items: StaticArray<OwnedFd> = [OwnedFd.open(), OwnedFd.open(), OwnedFd.open()];
}

export function main(n: i32): i32 {
  const three = new Three();
  return consume(three.items[1]); //~ E0508
}
