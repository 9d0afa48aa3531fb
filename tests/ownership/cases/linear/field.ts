// A class that owns a value that has to be used up can't be dropped either, and its field can't be assigned.
import { OwnedFd } from "../prelude";

@owned @linear("send")
class Reply {
  constructor(private fd: OwnedFd) {}

  @consumes send(): i32 {
    const fd = this.fd;
    return fd.read();
  }
}

@owned
class Task {
  constructor(
    public reply: Reply,
    public spare: Reply | null,
  ) {}

  @mut renew(reply: Reply): void {
    this.reply = reply; //~ OWN0942
  }
}

@owned("T")
class Box<T> {
  constructor(public value: T) {}
}

function make(): Reply {
  return new Reply(OwnedFd.open());
}

export function main(n: i32): i32 {
  const task = new Task(make(), null); //~ OWN0942
  task.renew(make());
  const box = new Box<Task>(new Task(make(), make())); //~ OWN0942
  new Box<Reply>(make()); //~ OWN0942
  return n;
}
