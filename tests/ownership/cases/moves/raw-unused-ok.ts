// What an unsafe method gives for its owner may become an owner again.
import { forget } from "as-io-lifetimes/assembly/own";
import { log } from "../prelude";

@owned
class Fd {
  constructor(public raw: i32) {
    log(1, raw);
  }

  // @ts-ignore: decorator
  @unsafe @consumes
  intoRaw(): i32 {
    const raw = this.raw;
    log(2, raw);
    forget(this);
    return raw;
  }

  /** Gives a number that nobody has to close. */
  @consumes
  end(): i32 {
    return this.raw;
  }

  drop(): void {
    log(2, this.raw);
  }
}

export function main(n: i32): i32 {
  const fd = new Fd(new Fd(n).intoRaw());
  fd.end();
  return n;
}
