// A constructor may put a number of its own into an Array.
const all = new Array<i32>();

@owned
class Numbered {
  constructor(public raw: i32) {
    all.push(this.raw);
  }
}

export function main(n: i32): i32 {
  const a = new Numbered(n);
  const b = new Numbered(n + 1);
  return all.length + a.raw + b.raw;
}
