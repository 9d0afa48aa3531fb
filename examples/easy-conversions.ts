// Turns owners of one type into owners of another, in one step each, without `unsafe` and without a copy: the raw fd
// stays the same, and there is one owner at any time.

import { File, OwnedFd, OwnedFilelike, fs } from "as-io-lifetimes";

const path = "conversions.txt";

function main(): void {
  const file = File.createNew(path).expect("the example needs a file of its own");
  console.log("opened    " + file.toString());

  // From any type that gives up its descriptor to the plainest owner…
  const fd = OwnedFd.fromIntoFd(file);
  console.log("became    " + fd.toString());

  // …to the portable one, after a look at what it is…
  const filelike: OwnedFilelike = fd.intoFilelike().expect("it isn't a socket");
  console.log("became    " + filelike.toString());

  // …and back to a file, by way of whatever is filelike.
  const again = File.fromIntoFilelike(filelike).expect("a filelike can be a file");
  again.writeString("the same file all along").expect("it can be written");
  console.log("became    " + again.toString() + ", and was written");

  // WASI tells files and sockets apart. A conversion that fails drops what it was given, so ask with a borrow first.
  const plain = OwnedFd.fromIntoFd(again);
  console.log("no socket " + plain.asSocketlike().error.toString());
  console.log("closing   " + plain.toString());
}

main();
fs.removeFile(path).expect("the file can be removed");
