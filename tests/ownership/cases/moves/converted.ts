// A conversion takes what it converts.
import { OwnedFd } from "../prelude";

@owned
class Pipe {
  constructor(public fd: OwnedFd) {}

  @consumes intoFd(): OwnedFd {
    return this.fd;
  }
}

@owned
class File {
  constructor(public fd: OwnedFd) {}

  static fromPipe(pipe: Pipe): File {
    return new File(pipe.intoFd());
  }
}

export function main(n: i32): i32 {
  const pipe = new Pipe(OwnedFd.open());
  const f = File.fromPipe(pipe);
  return f.fd.read() + pipe.fd.read(); //~ E0382
}
