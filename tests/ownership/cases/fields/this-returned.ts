// A method can't give its receiver away unless it is marked @consumes.
@owned
class P {
  raw: i32 = 1;

  me(): P {
    return this; //~ E0507
  }
}

export function main(n: i32): i32 {
  return 0;
}
