// What the faulty programs have in common. They are compiled without the ownership transform: what it would write is
// written by hand, mistakes included.
import { Mut, Ref } from "as-io-lifetimes/assembly/own";

let next: i32 = 3;

@owned
export class Fd {
  constructor(public raw: i32) {}

  static open(): Fd {
    return new Fd(next++);
  }

  drop(): void {}

  read(): i32 {
    return this.raw;
  }

  @mut
  rewind(): void {}
}

@owned
export class Holder {
  constructor(public fd: Fd) {}

  drop(): void {
    this.fd.drop();
  }

  @mut
  reopen(): void {
    this.fd.drop();
    this.fd = Fd.open();
  }

  me(): Ref<Holder> {
    return this;
  }
}

/** A borrow that copies what it needs. */
@borrowed
export class Number {
  raw: i32;

  constructor(fd: Ref<Fd>) {
    this.raw = fd.raw;
  }

  read(): i32 {
    return this.raw;
  }
}

@owned @borrowed
export class Guard {
  constructor(public fd: Ref<Fd>) {}

  drop(): void {}

  read(): i32 {
    return this.fd.read();
  }
}

export function consume(fd: Fd): i32 {
  const raw = fd.read();
  fd.drop();
  return raw;
}

export function peek(fd: Ref<Fd>): i32 {
  return fd.read();
}

export function poke(fd: Mut<Fd>): void {
  fd.rewind();
}
