import {
  BorrowedFd, Dir, Errno, File, OwnedFd, OwnedFilelike, openHandles, readToString, tell,
} from "as-io-lifetimes";

export function everyConversionKeepsTheHandle(): void {
  const file = open();
  const handle = changetype<usize>(file);
  const fd = file.intoFd();
  assert(changetype<usize>(fd) == handle, "File to OwnedFd");
  const same = OwnedFd.fromFd(fd.intoFd());
  assert(changetype<usize>(same) == handle, "OwnedFd to itself");
  const filelike = same.intoFilelike().value;
  assert(changetype<usize>(filelike) == handle, "OwnedFd to OwnedFilelike");
  const again = OwnedFd.fromFilelike(filelike.intoFilelike().value);
  assert(changetype<usize>(again) == handle, "OwnedFilelike to itself and to OwnedFd");
  const back = File.fromFd(again);
  assert(changetype<usize>(back) == handle, "OwnedFd to File");
  const direct = File.fromFilelike(back.intoFilelike().value);
  assert(changetype<usize>(direct) == handle, "File to OwnedFilelike to File");
  const generic = File.fromIntoFd<File>(direct);
  assert(changetype<usize>(generic) == handle, "anything that has intoFd");
  const like = File.fromIntoFilelike<OwnedFd>(generic.intoFd()).value;
  assert(changetype<usize>(like) == handle, "anything that has intoFilelike");
  const owned = OwnedFd.fromIntoFd<File>(like);
  assert(changetype<usize>(owned) == handle && owned.toString() == "OwnedFd { fd: 4 }", "and OwnedFd");
  assert(openHandles() == 1 && readToString(owned).value == "content", "all along it was one open file");
  owned.drop();
}

export function constructorsTakeADescriptorOver(): void {
  const file = new File(new OwnedFd(open().intoFd()));
  const filelike = new OwnedFilelike(file.intoFd());
  const dir = new Dir(filelike.intoFd()); // unasked what it is
  assert(openHandles() == 1, "one handle all along");
  dir.drop();
}

export function aDirectoryIsADescriptorToo(): void {
  const dir = Dir.open(".").value;
  const handle = changetype<usize>(dir);
  const filelike = dir.intoFilelike().value;
  const back = Dir.fromFd(filelike.intoFd());
  const generic = Dir.fromIntoFd<Dir>(back);
  assert(changetype<usize>(generic) == handle, "the handle stays");
  assert(generic.entries().value.length == 1, "and is of use");
  generic.drop();
}

export function closingAsTheTypeThatAHandleMovedFromTraps(): void {
  const file = open();
  file.intoFd();
  file.close();
}

export function borrowsOfEveryTypeAreOneHandle(): void {
  let file = open();
  const borrow = file.asFd();
  assert(borrow.asFd() === borrow, "a borrow's borrow is itself");
  assert(changetype<usize>(borrow) == changetype<usize>(file), "a borrow is its owner's handle");
  assert(changetype<usize>(file.asFilelike().value.asFd()) == changetype<usize>(file), "through a filelike as well");
  const fd = file.intoFd();
  assert(fd.asFd() === borrow && fd.asFilelike().value.asFd() === borrow, "of an OwnedFd");
  const filelike = fd.intoFilelike().value;
  assert(filelike.asFd() === borrow && filelike.asFilelike().value.asFd() === borrow, "of an OwnedFilelike");
  assert(borrow.asFilelike().value.asFilelike().value.asFd() === borrow, "of a BorrowedFilelike");
  assert(tell(borrow).value == 0, "moves of the owner don't end a borrow");
  file = File.fromFilelike(filelike);
  assert(readToString(borrow).value == "content", "it reads what the owner would");
  file.drop();
  assert(tell(borrow).isErr, "the owner's end does");
}

export function noDescriptorCostsNothing(): void {
  assert(sizeof<OwnedFd>() == 4 && sizeof<File>() == 4 && sizeof<BorrowedFd>() == 4, "a handle is a number");
  assert(sizeof<OwnedFd | null>() == 4 && sizeof<File | null>() == 4 && sizeof<BorrowedFd | null>() == 4, "or null");
  let maybe: OwnedFd | null = null;
  assert(maybe === null && changetype<usize>(maybe) == 0, "which is the number 0");
  maybe = open().intoFd();
  assert(maybe !== null && changetype<usize>(maybe) != 0, "that no handle is");
  if (maybe) maybe.drop();
}

export function rawFdsOfAllKindsAreTheSame(): void {
  const file = open();
  const raw = file.asRawFd();
  assert(file.asRawFilelike() == raw && file.asFd().asRawFd() == raw && file.asFd().asRawFilelike() == raw, "borrowed");
  assert(file.asFilelike().value.asRawFilelike() == raw, "as a filelike");
  const fd = OwnedFd.fromRawFd(file.intoRawFd());
  assert(fd.asRawFd() == raw && fd.asRawFilelike() == raw && fd.asRawSocketlike() == raw, "owned again");
  const again = OwnedFd.fromRawFilelike(fd.intoRawFilelike());
  const filelike = OwnedFilelike.fromRawFilelike(again.intoRawSocketlike());
  assert(filelike.asRawFilelike() == raw, "and again");
  const last = File.fromRawFilelike(filelike.intoRawFilelike());
  assert(last.readToString().value == "content", "the same open file all along");
  File.fromRawFd(last.intoRawFilelike()).drop();
  assert(openHandles() == 0, "and closed once");
}

export function whatIsClosedHasNoRawFd(): void {
  const file = open();
  const fd = file.intoFd();
  fd.drop();
  assert(fd.asRawFd() == -1 && fd.asFd().asRawFd() == -1 && file.asRawFilelike() == -1, "none");
  assert(fd.asFilelike().error.errno == Errno.BADF && fd.intoFilelike().error.errno == Errno.BADF, "nor is it a filelike");
  assert(fd.asSocketlike().error.errno == Errno.BADF && fd.intoSocketlike().error.errno == Errno.BADF, "nor a socketlike");
}

export function descriptorsShowWhatTheyAre(): void {
  const file = open();
  assert(file.toString() == "File { fd: 4 }" && file.asFd().toString() == "BorrowedFd { fd: 4 }", "open");
  assert(file.asFilelike().value.toString() == "BorrowedFilelike { fd: 4 }", "as a filelike");
  const dir = Dir.open(".").value;
  assert(dir.toString() == "Dir { fd: 5 }", "a directory");
  const borrow = file.asFd();
  const fd = file.intoFd();
  fd.drop();
  dir.drop();
  assert(file.toString() == "File { closed }" && dir.toString() == "Dir { closed }", "closed");
  assert(fd.toString() == "OwnedFd { closed }" && borrow.toString() == "BorrowedFd { closed }", "likewise");
}

/** A class of the user's, which does I/O while its descriptor is asked for. */
class Chatty {
  constructor(private log: File, private file: File) {}

  asFd(): BorrowedFd {
    this.log.writeString("asked\n").expect("log");
    return this.file.asFd();
  }
}

export function aClassMayDoIoWhileItIsAskedForItsDescriptor(): void {
  const log = File.create("log").value, file = open();
  const chatty = new Chatty(log, file);
  assert(readToString(chatty).value == "content", "what is read comes to the right place");
  log.drop();
  file.drop();
}

function open(): File {
  return File.open("a").expect("open");
}
