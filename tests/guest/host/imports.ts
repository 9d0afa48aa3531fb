// A module with an import of its own.
// @ts-ignore: decorator
@external("app", "double")
declare function double(n: i32): i32;

export function quadruple(n: i32): i32 {
  return double(double(n));
}
