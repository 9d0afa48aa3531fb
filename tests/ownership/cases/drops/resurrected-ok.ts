// A destructor may lend its value.
import { Ref } from "as-io-lifetimes/assembly/own";
import { log } from "../prelude";

@owned
class Marked {
  constructor(public raw: i32) {}

  drop(): void {
    mark(this);
  }
}

function mark(m: Ref<Marked>): void {
  log(7, m.raw);
}

export function main(n: i32): i32 {
  const a = new Marked(n);
  return a.raw;
}
