// A file that has nothing to do with ownership: what is generic in it works for all values.

export function second<T>(first: T, second: T): T {
  return second;
}

export function count(n: i32): i32 {
  return n + 1;
}
