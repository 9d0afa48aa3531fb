// A destructor can't give its value away.
@owned
class P {
  raw: i32 = 1;

  drop(): void {
    const x: P = this; //~ E0507
  }
}

export function main(n: i32): i32 {
  return 0;
}
