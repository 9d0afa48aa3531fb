// Accessors and operators, inlined ones too, look at their receiver.
// fault: use after the end: Box#fd at *:19:15; ended by the drop of Box at *:18:15
import { Ref } from "as-io-lifetimes/assembly/own";
import { Fd } from "./prelude";

@owned
class Box {
  constructor(private inner: Fd) {}
  // @ts-ignore: decorator
  @inline get fd(): Ref<Fd> { return this.inner; }
  drop(): void {
    this.inner.drop();
  }
}

export function main(n: i32): i32 {
  const box = new Box(Fd.open());
  if (n == 0) box.drop();
  const raw = box.fd.raw;
  if (n > 0) box.drop();
  return raw;
}
