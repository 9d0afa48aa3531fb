// A place that is taken from, replaced or assigned to is computed once.
import { Mut, OwnedArray, replace, take } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

@owned
class Slot {
  constructor(public held: OwnedFd | null) {}
}

let calls = 0;

function next(all: Mut<OwnedArray<Slot>>): Mut<Slot> {
  return all.atMut(calls++);
}

export function main(n: i32): i32 {
  calls = 0;
  const all = new OwnedArray<Slot>();
  for (let i = 0; i < 4; i++) all.push(new Slot(OwnedFd.open()));
  const taken = take(next(all).held);
  const before = replace(next(all).held, OwnedFd.open());
  next(all).held = OwnedFd.open();
  next(all).held = null;
  return calls;
}
