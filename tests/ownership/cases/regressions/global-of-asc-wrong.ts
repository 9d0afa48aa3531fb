// What asc finds wrong with the type of a global it says, though the transform has asked for that type first.
import { OwnedFd } from "../prelude";

let lanes: v128; //~ AS103

export function main(n: i32): i32 {
  const a = OwnedFd.open();
  return a.read() + i32x4.extract_lane(lanes, 0); //~ AS103
}
