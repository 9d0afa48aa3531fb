// A value that owns, as one of a base class that says nothing of it.
// fault: use after the end: Base#read at *:18:15; ended by the drop of Derived at *:17:15

class Base {
  read(): i32 {
    return 0;
  }
}

@owned
class Derived extends Base {
  drop(): void {}
}

export function main(n: i32): i32 {
  const derived = new Derived(), base: Base = derived;
  if (n == 0) derived.drop();
  const raw = base.read();
  if (n > 0) derived.drop();
  return raw;
}
