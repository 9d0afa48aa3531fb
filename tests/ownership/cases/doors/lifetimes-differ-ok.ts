// An override may tie its result to fewer parameters, and a method of an interface to all.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

interface Picker {
  pick(a: Ref<OwnedFd>, b: Ref<OwnedFd>): Ref<OwnedFd>;
}

class First implements Picker {
  @lifetime("a")
  pick(a: Ref<OwnedFd>, b: Ref<OwnedFd>): Ref<OwnedFd> {
    return a;
  }
}

export function main(n: i32): i32 {
  const picker: Picker = new First();
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  return picker.pick(a, b).read();
}
