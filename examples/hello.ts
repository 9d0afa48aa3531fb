// Writes a few lines: through a borrow of a descriptor, through a file made of it, and through a borrow of the file.

import { BorrowedFd, File, OwnedFd, fs, writeString } from "as-io-lifetimes";

const path = "hello.txt";

function main(): void {
  // A new file, as the plainest of all owners.
  const fd: OwnedFd = File.createNew(path).expect("the example needs a file of its own").intoFd();

  // Whoever only writes borrows the descriptor.
  writeString(fd.asFd(), "hello, world\n").expect("a borrowed descriptor can be written");

  // Conversion into a `File` takes one step and no `unsafe`. It moves: using `fd` from here on doesn't compile.
  const file = File.fromFd(fd);
  file.writeString("greetings from a file\n").expect("a file can be written");

  // A file is borrowed in the same way.
  const borrow: BorrowedFd = file.asFd();
  writeString(borrow, "and from a borrow of it\n").expect("a borrowed file can be written");

  file.seek(0).value;
  console.log(path + " holds:\n" + file.readToString().value.trimEnd());
  // The file ends with its scope, and is closed: nobody has to say so, and nobody can use `borrow` after that.
}

main();
fs.removeFile(path).expect("the file can be removed");
