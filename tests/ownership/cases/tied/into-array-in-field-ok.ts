// Calls that were lent nothing may be in an array in a field, and come out of it while it is filled.
import { Mut, OwnedArray } from "as-io-lifetimes/assembly/own";
import { Call, begin, pause } from "../calls";
import { OwnedFd } from "../prelude";

@owned
class Pool {
  calls: OwnedArray<Call> = new OwnedArray<Call>();
  last: Call | null = null;

  @mut
  add(call: Call): void {
    this.calls.push(call);
  }

  @mut
  keepLast(): void {
    this.last = this.calls.pop();
  }
}

function add(calls: Mut<OwnedArray<Call>>, call: Call): void {
  calls.push(call);
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const lent = new OwnedArray<Call>();
  add(lent, begin(fd));
  const pool = new Pool();
  pool.add(pause());
  add(pool.calls, pause());
  pool.keepLast();
  const call = pool.calls.remove(0);
  pool.calls.push(pause());
  return call.wait() + lent.length;
}
