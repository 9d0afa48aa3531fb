// `forget` takes its value.
import { forget } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

export function main(n: i32): i32 {
  const fd = OwnedFd.open();
  forget(fd);
  return fd.read(); //~ E0382
}
