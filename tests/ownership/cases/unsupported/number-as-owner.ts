// A number isn't an owned value.
// rustc: E0308, because asc finds it too, under its own number
import { consume } from "../prelude";

export function main(n: i32): i32 {
  return consume(3); //~ E0308 TS2322
}
