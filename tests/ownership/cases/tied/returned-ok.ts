// A call that a function returns borrows nothing of what only the function itself used.
import { Ref, drop } from "as-io-lifetimes/assembly/own";
import { Call, begin, pause } from "../calls";
import { OwnedFd } from "../prelude";

@owned
class Client {
  private count: i32 = 0;

  @mut
  start(): Call {
    this.count++;
    return pause();
  }
}

function first(a: Ref<OwnedFd>, b: Ref<OwnedFd>): Call {
  return b.read() < 0 ? begin(a) : again(a, 2);
}

function again(fd: Ref<OwnedFd>, n: i32): Call {
  return n > 0 ? again(fd, n - 1) : begin(fd);
}

export function main(n: i32): i32 {
  const client = new Client();
  const one = client.start();
  const two = client.start();
  const a = OwnedFd.open();
  const b = OwnedFd.open();
  const call = first(a, b);
  drop(b);
  return call.wait() + one.wait() + two.wait();
}
