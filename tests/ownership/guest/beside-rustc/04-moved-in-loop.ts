// a loop moves the same value again
import { Ref, Mut } from "as-io-lifetimes/assembly/own";

@owned
class Fd {
  constructor(public raw: i32) {}
  drop(): void {}
  read(): i32 { return this.raw; }
  @mut seek(to: i32): void { this.raw = to; }
  @consumes close(): void {}
}

@owned
class Log {
  backup: Fd | null = null;
  constructor(public fd: Fd) {}
  borrow(): Ref<Fd> { return this.fd; }
  @mut set(fd: Fd): void { this.fd = fd; }
}

function send(fd: Fd): void {}
function swap(a: Mut<Fd>, b: Mut<Fd>): void {}

export function main(n: i32): void {
  const fd = new Fd(1);
  for (let i = 0; i < 3; i++) {
    send(fd);
  }
}
