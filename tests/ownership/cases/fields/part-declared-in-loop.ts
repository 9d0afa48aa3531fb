// A variable that a turn declares may be taken apart in some turns.
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

function whole(p: Pair): i32 {
  return p.b.read();
}

export function main(n: i32): i32 {
  let s = 0;
  for (let i = 0; i < n; i++) {
    const p = new Pair(OwnedFd.open(), OwnedFd.open());
    if (i == 1) continue;
    if (i == 2) {
      s += consume(p.b);
      continue;
    }
    if (i == 3) {
      s += whole(p);
      continue;
    }
    if (i == 5) {
      consume(p.a);
      break;
    }
    p.a.read();
  }
  return s;
}
