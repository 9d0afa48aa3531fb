// A method of the base calls the destructor, which its owner calls as well.
// fault: second drop: the drop of Derived at *:20:3; ended by the drop of Base at *:7:5

class Base {
  drop(): void {}
  end(): void {
    this.drop();
  }
}

@owned
class Derived extends Base {
  drop(): void {}
}

export function main(n: i32): i32 {
  const derived = new Derived();
  // The base is handed `this`.
  if (n == 0) derived.end();
  derived.drop();
  return n;
}
