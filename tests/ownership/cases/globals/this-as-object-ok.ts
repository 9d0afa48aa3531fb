// A method may keep a number of its own.
let kept = 0;

@owned
class Numbered {
  constructor(public raw: i32) {}

  keep(): void {
    kept += this.raw;
  }
}

export function main(n: i32): i32 {
  const p = new Numbered(n);
  p.keep();
  p.keep();
  return kept;
}
