// `take` in a function that trusted code and initializers call.
import { take } from "as-io-lifetimes/assembly/own";

class Plain {
  name: string | null = "plain";
}

function taken(object: Plain): string | null {
  return take(object.name);
}

const plain = new Plain();

class Copy {
  name: string | null = taken(plain);
}

@trusted
function trusted(object: Plain): string | null {
  return taken(object);
}

export function main(n: i32): i32 {
  return trusted(new Plain())!.length + new Copy().name!.length;
}
