// What a conversion gives may be converted back.
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

  @consumes intoPipe(): Pipe {
    return new Pipe(this.fd);
  }
}

export function main(n: i32): i32 {
  const f = File.fromPipe(new Pipe(OwnedFd.open()));
  const pipe = f.intoPipe();
  return pipe.fd.read();
}
