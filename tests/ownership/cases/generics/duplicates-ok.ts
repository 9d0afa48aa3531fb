// A generic body that uses a value twice is right where T is a number.
// rustc: E0382, because generic bodies are checked there for every T
function dup<T>(x: T): T {
  const y = x;
  return x;
}

export function main(n: i32): i32 {
  return dup<i32>(4);
}
