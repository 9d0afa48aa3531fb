// A function that isn't known may get a call that was lent nothing.
import { Call, pause } from "../calls";

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
  const fn = (call: Call): i32 => call.wait();
  const base: Base = n > 3 ? new Base() : new Derived();
  return fn(pause()) + base.put(pause());
}
