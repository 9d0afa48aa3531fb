// A field may be assigned to while another is borrowed.
import { OwnedFd } from "../prelude";

@owned
class Two {
  constructor(public a: OwnedFd, public b: OwnedFd) {}
}

export function main(n: i32): i32 {
  const t = new Two(OwnedFd.open(), OwnedFd.open());
  const x = t.a.asFd();
  t.b = OwnedFd.open();
  return x.read() + t.b.read();
}
