// What an unsafe method gives for its owner has to be used.
import { forget } from "as-io-lifetimes/assembly/own";
import { log } from "../prelude";

@owned
class Fd {
  constructor(public raw: i32) {}

  // @ts-ignore: decorator
  @unsafe @consumes
  intoRaw(): i32 {
    const raw = this.raw;
    forget(this);
    return raw;
  }

  drop(): void {
    log(2, this.raw);
  }
}

export function main(n: i32): i32 {
  const fd = new Fd(n);
  fd.intoRaw(); //~ OWN0930
  (new Fd(n).intoRaw()); //~ OWN0930
  return 0;
}
