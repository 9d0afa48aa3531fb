// A value that has to be used up may be lent as one of a base class or interface, or become one that requires it too.
import { Ref, forget } from "as-io-lifetimes/assembly/own";

@owned
class Base {
  size(): i32 {
    return 1;
  }
}

@owned @consumes("send") @linear("send")
interface Sender {
  name(): i32;
  send(): i32;
}

@owned @linear("send")
class Reply extends Base implements Sender {
  constructor(private raw: i32) {
    super();
  }

  name(): i32 {
    return 7;
  }

  @consumes send(): i32 {
    const raw = this.raw;
    forget(this);
    return raw;
  }
}

function lent(base: Ref<Base>): i32 {
  return base.size();
}

function end(sender: Sender): i32 {
  return sender.name() + sender.send();
}

function make(): Reply {
  return new Reply(3);
}

export function main(n: i32): i32 {
  const reply = make();
  const sum = lent(reply) + end(make());
  return sum + reply.send();
}
