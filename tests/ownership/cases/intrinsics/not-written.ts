// `take` isn't written out in trusted code, nor in an initializer outside of a function.
import { take } from "as-io-lifetimes/assembly/own";

class Plain {
  name: string | null = "plain";
}

const plain = new Plain();

class Copy {
  name: string | null = take(plain.name); //~ OWN0924
}

@trusted
function trusted(object: Plain): string | null {
  return take(object.name); //~ OWN0924
}

export function main(n: i32): i32 {
  return trusted(new Plain())!.length + new Copy().name!.length;
}
