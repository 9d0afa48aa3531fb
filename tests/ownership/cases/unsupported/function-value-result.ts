// A function that gives an owned value can't be kept where nothing says so.
import { OwnedFd } from "../prelude";

function make(): OwnedFd {
  return OwnedFd.open();
}

export function main(n: i32): i32 {
  const all = [make]; //~ OWN0922
  return all.length;
}
