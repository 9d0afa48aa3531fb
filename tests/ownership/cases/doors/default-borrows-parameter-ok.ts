// A second function passes the parameter on.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd } from "../prelude";

function second(first: Ref<OwnedFd>, other: Ref<OwnedFd>): i32 {
  return other.read();
}

function only(first: Ref<OwnedFd>): i32 {
  return second(first, first);
}

export function main(n: i32): i32 {
  return only(OwnedFd.open());
}
