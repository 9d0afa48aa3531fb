// An owned value can't go where an interface is wanted that isn't owned.
interface HasRaw {
  raw: i32;
}

@owned
class Fd2 implements HasRaw {
  raw: i32 = 3;
}

function show(x: HasRaw): i32 {
  return x.raw;
}

export function main(n: i32): i32 {
  return show(new Fd2()); //~ OWN0906
}
