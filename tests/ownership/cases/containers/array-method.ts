// A callback of an Array can't make owned values.
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const xs = [1, 2].map<OwnedFd>((x) => OwnedFd.open()); //~ OWN0910 OWN0922
  return xs.length;
}
