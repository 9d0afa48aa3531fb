// A constructor can't put `this` into an Array.
const all = new Array<P>(); //~ OWN0910

@owned
class P {
  raw: i32 = 1;

  constructor() {
    all.push(this); //~ E0507
  }
}

export function main(n: i32): i32 {
  const p = new P();
  return all.length;
}
