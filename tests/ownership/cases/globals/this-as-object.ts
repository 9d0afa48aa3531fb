// A method can't keep `this` as an Object.
let keep: Object | null = null;

@owned
class P {
  raw: i32 = 1;

  leak(): void {
    keep = this; //~ E0521
  }
}

export function main(n: i32): i32 {
  const p = new P();
  p.leak();
  return 0;
}
