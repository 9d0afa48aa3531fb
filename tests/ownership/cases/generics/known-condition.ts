// What asc leaves out of an instance of a generic function isn't checked: its types may not fit.
import { Ref } from "as-io-lifetimes/assembly/own";
import { OwnedFd, consume } from "../prelude";

@owned
class Pair {
  constructor(
    public first: OwnedFd,
    public second: OwnedFd,
  ) {}

  sum(): i32 {
    return this.first.read() + this.second.read();
  }
}

function use<T>(value: T): i32 {
  if (value instanceof OwnedFd) return consume(value);
  if (isInteger<T>() && sizeof<T>() == 8) return 8;
  return value instanceof Pair ? value.sum() : 1;
}

@borrows("value")
function look<T>(value: T): i32 {
  if (isDefined(value.sum)) return value.sum();
  else if (!(value instanceof OwnedFd)) return 0;
  return value.read();
}

function early<T>(value: T): bool {
  if (!isReference<T>()) return false;
  return value instanceof OwnedFd && consume(value) > 0;
}

function borrowed(fd: Ref<OwnedFd>): i32 {
  return look(fd);
}

export function main(n: i32): i32 {
  const fd = OwnedFd.open(),
    pair = new Pair(OwnedFd.open(), OwnedFd.open());
  const sum = borrowed(fd) + look(pair) + (early(OwnedFd.open()) ? 1 : 0) + (early<i32>(n) ? 1 : 0);
  return sum + use(fd) + use(pair) + use<i64>(n) + use<i32>(n);
}
