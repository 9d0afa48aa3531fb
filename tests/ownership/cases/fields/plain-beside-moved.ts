// A field that isn't tracked can be used when fields beside it have moved out.
import { OwnedFd, consume } from "../prelude";

@owned
class Inner {
  constructor(
    public fd: OwnedFd,
    public size: i32,
  ) {}
}

@owned
class Record {
  constructor(
    private inner: Inner,
    private text: string,
  ) {}

  @consumes finish(): i32 {
    const size = send(this.inner, this.text);
    this.text = "sent";
    return size + this.text.length;
  }
}

function send(inner: Inner, text: string): i32 {
  const read = consume(inner.fd);
  inner.size += text.length;
  return read + inner.size;
}

export function main(n: i32): i32 {
  return new Record(new Inner(OwnedFd.open(), n), "text").finish();
}
