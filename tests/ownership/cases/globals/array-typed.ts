// A global that is declared as an Array of owned values is told of once.
import { OwnedFd } from "../prelude";

const all: OwnedFd[] = []; //~ OWN0910

export function main(n: i32): i32 {
  return all.length;
}
