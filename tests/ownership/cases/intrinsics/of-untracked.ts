// `take` and `replace` change places of all types, as generic code needs it; the object of the place is computed once.
import { Mut, replace, take } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned("T")
class Box<T> {
  constructor(public value: T) {}

  @mut put(value: T): T {
    return replace(this.value, value);
  }
}

function swap<T>(box: Mut<Box<T>>, value: T): T {
  return replace(box.value, value);
}

class Plain {
  static count: f64 = 1.5;
  name: string | null = "plain";
  size: i32 = 1;
}

let made = 0;

function make(): Plain {
  made++;
  return new Plain();
}

export function main(n: i32): i32 {
  const number = new Box<i32>(n);
  const owner = new Box<OwnedFd>(OwnedFd.open());
  let sum = number.put(2) + swap<i32>(number, 3) + number.value;
  sum += owner.put(OwnedFd.open()).read() + swap<OwnedFd>(owner, OwnedFd.open()).read();
  const plain = new Plain();
  const name = take(plain.name);
  assert(name == "plain" && plain.name === null);
  sum += replace(make().size, 5);
  assert(made == (made = 1));
  assert(replace(Plain.count, 2.5) == 1.5 && Plain.count == 2.5);
  Plain.count = 1.5;
  let local: u8 = 3;
  assert(replace(local, 4) == 3 && local == 4);
  return sum;
}
