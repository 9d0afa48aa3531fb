// `@linear` names a method of an owned class, which may be inherited.
import { forget } from "as-io-lifetimes/assembly/own";

@owned @linear("send")
class Reply {
  constructor(private raw: i32) {}

  @consumes send(): i32 {
    const raw = this.raw;
    forget(this);
    return raw;
  }
}

@owned @linear("send")
class Late extends Reply {}

@owned
class Later extends Late {}

export function main(n: i32): i32 {
  const late: Late = new Later(3);
  return late.send();
}
