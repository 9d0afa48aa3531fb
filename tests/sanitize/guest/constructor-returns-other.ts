// A constructor returns another object than the one that was allocated.
// fault: constructor that returns a value which exists already: new Odd at *:18:15; it has an owner; the value was made by new Odd at *:9:25

@final
@owned
class Odd {
  constructor(public id: i32) {
    // @ts-ignore: it is allowed in a final class
    if (id == 0) return new Odd(50);
  }

  drop(): void {}
}

export function main(n: i32): i32 {
  const id = n;
  // The first object is never dropped.
  const odd = new Odd(id);
  odd.drop();
  return id;
}
