// A destructor leads back to the value that it ends.
// fault: second drop: the drop of Ring at *:17:7; being ended by the drop of Ring at *:28:3
let self: Ring | null = null;

@owned
class Ring {
  constructor(private n: i32) {
    if (n == 0) self = this;
  }

  drop(): void {
    const first = self;
    if (first) {
      self = null;
      // Not `this`, as far as the compiler knows.
      // @ts-ignore: it is a class
      first.drop();
    }
  }

  get value(): i32 {
    return this.n;
  }
}

export function main(n: i32): i32 {
  const ring = new Ring(n);
  ring.drop();
  return n;
}
