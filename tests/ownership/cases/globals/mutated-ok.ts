// A global of a @trusted class may change itself, as what is behind a lock.
// leaks: a global lives for ever
import { OwnedFd } from "../prelude";

@owned
@trusted
class Registry {
  private items: Array<OwnedFd> = new Array<OwnedFd>();

  add(fd: OwnedFd): i32 {
    this.items.push(fd);
    return this.items.length;
  }
}

const registry = new Registry();

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  registry.add(OwnedFd.open());
  return registry.add(fd);
}
