// A call that was lent something can't get into an array in a field of a class without a lifetime.
import { Mut, OwnedArray } from "as-io-lifetimes/assembly/own";
import { Call, begin } from "../calls";
import { OwnedFd } from "../prelude";

@owned
class Pool {
  calls: OwnedArray<Call> = new OwnedArray<Call>();

  @mut
  add(call: Call): void {
    this.calls.push(call);
  }
}

function add(calls: Mut<OwnedArray<Call>>, call: Call): void {
  calls.push(call);
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  const pool = new Pool();
  pool.add(begin(fd)); //~ E0521
  add(pool.calls, begin(fd)); //~ E0521
  const calls: Mut<OwnedArray<Call>> = pool.calls;
  calls.push(begin(fd)); //~ E0521
  return n;
}
