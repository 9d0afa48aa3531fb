// A function that isn't known may keep its call for ever.
import { Call, begin } from "../calls";
import { OwnedFd } from "../prelude";

class Base {
  put(call: Call): i32 {
    return call.wait();
  }
}

class Derived extends Base {
  put(call: Call): i32 {
    call.detach();
    return 0;
  }
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const fn = (call: Call): i32 => call.wait();
  const base: Base = n > 3 ? new Base() : new Derived();
  return fn(begin(fd)) + base.put(begin(fd)); //~ E0521 E0521
}
