// A class that owns a value that has to be used up may be taken apart.
import { replace } from "as-io-lifetimes/assembly/own";
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
  other: Reply | null = null;

  constructor(
    public reply: Reply,
    public name: OwnedFd,
  ) {}

  @mut renew(reply: Reply): i32 {
    return replace(this.reply, reply).send();
  }

  @consumes finish(): i32 {
    const other = this.other;
    return this.reply.send() + (other ? other.send() : 0);
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
  const task = new Task(make(), OwnedFd.open());
  const first = task.renew(make());
  const box = new Box<Task>(task);
  const sum = first + box.value.finish();
  const second = new Task(make(), OwnedFd.open());
  const number = new Box<i32>(n);
  const other = second.other;
  if (other) return other.send() + second.reply.send();
  return sum + number.value + second.reply.send();
}
