// The counterparts of Android's bionic/tests/fdsan_test.cpp. There an owner puts a tag on a raw fd, and a close by
// another tag is found out. Here the tag is the owner's type and its handle, and every descriptor has one. So that what
// the compiler refuses happens at all, it is compiled without the transform.

import {
  BorrowedFd, Dir, Errno, File, MisusePolicy, OwnedFd, memoryFile, openHandles, setMisusePolicy,
} from "as-io-lifetimes";
import { fd_close } from "as-io-lifetimes/assembly/wasi";

export function unownedUntaggedClose(): void {
  assert(fd_close(unowned()) == Errno.SUCCESS, "nobody minds");
}

export function unownedTaggedClose(): void {
  const fd = OwnedFd.fromRawFd(unowned());
  assert(fd.close().isOk, "by who has taken it over");
}

export function unownedImproperlyTaggedClose(): void {
  changetype<OwnedFd>(changetype<usize>(BorrowedFd.borrowRaw(unowned()))).drop();
}

export function unownedIncorrectExchange(): void {
  changetype<File>(changetype<usize>(BorrowedFd.borrowRaw(unowned()))).intoFd();
}

/** There the raw close ends the program. Here it doesn't pass the table, and the owner is refused from then on. */
export function ownedUntaggedClose(): void {
  const file = File.create("a").value;
  fd_close(file.asRawFd());
  assert(file.writeString("x").error.errno == Errno.BADF, "nothing is there");
  const other = File.create("b").value;
  assert(file.writeString("x").error.errno == Errno.BADF, "and another one's file is not it");
  assert(file.close().error.errno == Errno.BADF, "nor can it close that");
  assert(other.close().isOk, "which is unharmed");
}

export function ownedTaggedClose(): void {
  assert(File.create("a").value.close().isOk, "by its owner");
}

export function ownedImproperlyTaggedClose(): void {
  changetype<Dir>(changetype<usize>(File.create("a").value)).drop();
}

export function ownedIncorrectExchange(): void {
  changetype<Dir>(changetype<usize>(File.create("a").value)).intoFd();
}

export function fopen(): void {
  changetype<OwnedFd>(changetype<usize>(File.create("a").value)).drop();
}

export function closedir(): void {
  changetype<OwnedFd>(changetype<usize>(Dir.open(".").value)).drop();
}

export function overflow(): void {
  const files: File[] = [];
  for (let i = 0; i < 4096; i++) files.push(memoryFile());
  assert(openHandles() == 4096, "each has its owner");
  for (let i = 0; i < 4096; i++) assert(files[i].close().isOk, "and is closed by it");
  assert(openHandles() == 0, "none is left");
}

export function uniqueFdUnownedClose(): void {
  const file = File.create("a").value;
  OwnedFd.fromRawFd(file.asRawFd());
}

export function uniqueFdUntagOnRelease(): void {
  assert(fd_close(File.create("a").value.intoRawFd()) == Errno.SUCCESS, "it is nobody's any more");
  assert(openHandles() == 0, "and the table doesn't count it");
}

/** There a moved owner holds -1. Here it isn't the owner: what moves is the tag. */
export function uniqueFdMove(): void {
  setMisusePolicy(MisusePolicy.OFF);
  const file = File.create("a").value;
  const moved = file.intoFd();
  assert(file.close().error.errno == Errno.BADF, "not by who had it");
  assert(moved.asRawFd() > -1 && moved.close().isOk, "by who has it");
}

export function uniqueFdUnownedCloseAfterMove(): void {
  const moved = File.create("a").value.intoFd();
  OwnedFd.fromRawFd(moved.asRawFd());
}

/** A raw fd that is open and has no owner. */
function unowned(): i32 {
  return File.create("a").value.intoRawFd();
}
