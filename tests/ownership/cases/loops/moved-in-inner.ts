// An inner loop can't move in each of its turns what the outer turn declares.
import { OwnedFd, consume } from "../prelude";

export function main(n: i32): i32 {
  for (let i = 0; i < n; i++) {
    const a = OwnedFd.open();
    for (let j = 0; j < n; j++) consume(a); //~ E0382
  }
  return 0;
}
