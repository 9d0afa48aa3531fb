// How a library takes descriptors: three ways to borrow one, three ways to consume one, and how each looks to its
// callers.

import { AsFd, BorrowedFd, File, IntoFd, OwnedFd, fs, stat, sync } from "as-io-lifetimes";

/** The plainest way to borrow: no type parameter, one function in the module. Callers say `.asFd()`. */
function sizeA(fd: BorrowedFd): u64 {
  return stat(fd).value.size;
}

/** A type parameter takes anything that has `asFd`; asc makes a function for each type, and no call is looked up. */
// @ts-ignore: decorator
@borrows("fd")
function sizeB<Fd extends AsFd>(fd: Fd): u64 {
  return stat(fd.asFd()).value.size;
}

/** An interface takes any object of a class that implements it, in one function; handles implement none. */
function sizeC(fd: AsFd): u64 {
  return stat(fd.asFd()).value.size;
}

/** The plainest way to consume. Callers say `.intoFd()`, and what they gave ends here. */
function finishA(fd: OwnedFd): void {
  sync(fd.asFd()).expect("it can be synced");
}

/** Anything that has `intoFd`. */
function finishB<Fd extends IntoFd>(fd: Fd): void {
  finishA(fd.intoFd());
}

/** Any object of a class that implements `IntoFd`. */
function finishC(fd: IntoFd): void {
  finishA(fd.intoFd());
}

/** A class of the user, for which the interfaces are. */
@owned
class Log implements AsFd, IntoFd {
  constructor(private fd: OwnedFd) {}

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }

  @consumes
  intoFd(): OwnedFd {
    return this.fd;
  }
}

const path = "apis.txt";

function main(): void {
  const file = File.createNew(path).expect("the example needs a file of its own");
  file.writeString("twenty-two bytes of it").expect("it can be written");

  // Borrowed, as often as anybody likes.
  console.log("sizeA of a borrow: " + sizeA(file.asFd()).toString());
  console.log("sizeB of a File: " + sizeB(file).toString());
  console.log("sizeB of a borrow: " + sizeB(file.asFd()).toString());

  // Two more owners of the same file, one of them in a class.
  const clone = file.tryClone().expect("an open file can have several owners");
  const log = new Log(file.tryClone().expect("and one more").intoFd());
  console.log("sizeB of a Log: " + sizeB(log).toString());
  console.log("sizeC of a Log: " + sizeC(log).toString());

  // Consumed, once each.
  finishA(file.intoFd());
  finishB(clone);
  finishC(log);
}

main();
fs.removeFile(path).expect("the file can be removed");
