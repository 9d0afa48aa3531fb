// A function value that an expression gives can be called where its type says how, and a nullable one once it is there.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume, pass, peek } from "../prelude";

type Look = (fd: Ref<OwnedFd>) => i32;

class Watcher {
  look: Look | null = null;
}

let last: ((fd: OwnedFd) => i32) | null = null;

function choose(): (fd: OwnedFd) => OwnedFd {
  return pass;
}

function maybe(fd: Ref<OwnedFd>, look: Look | null): i32 {
  if (look) return look(fd);
  return look == null ? 1 : 0;
}

export function main(n: i32): i32 {
  const fd = choose()(OwnedFd.open()),
    watcher = new Watcher();
  const read = ((other: Ref<OwnedFd>): i32 => other.read())(fd);
  if (n > 2) watcher.look = peek;
  const look = watcher.look;
  const looked = look ? look(fd) : n > 2 ? watcher.look!(fd) : 0;
  if (n > 3) last = consume;
  const ended = last;
  if (ended) return ended(fd) + read;
  return maybe(fd, look) + looked + read;
}
