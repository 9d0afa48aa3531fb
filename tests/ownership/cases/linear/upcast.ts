// A value that has to be used up can't become one of a base class or interface that doesn't require it.
import { forget } from "as-io-lifetimes/assembly/own";

@owned
class Base {
  size(): i32 {
    return 1;
  }
}

@owned
interface Sender {
  name(): i32;
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

function end(sender: Sender): i32 {
  return sender.name();
}

function make(): Reply {
  return new Reply(3);
}

function made(): Base {
  return make(); //~ OWN0942
}

export function main(n: i32): i32 {
  const base: Base = make(); //~ OWN0942
  const reply = make(); //~ OWN0942
  end(n > 1 ? reply : make()); //~ OWN0942 OWN0942

  end(<Sender>make()); //~ OWN0942
  return base.size() + made().size();
}
