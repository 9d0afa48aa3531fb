// The counterpart of io-lifetimes' src/views.rs, whose promises its own tests leave untested. The host gives a file,
// a directory, and a connected socket as standard input.

import {
  AsFd, BorrowedFd, Dir, Errno, File, FilelikeView, FilelikeViewType, MisusePolicy, OwnedFd, OwnedFilelike,
  OwnedSocketlike, Socket, SocketlikeView, openHandles, setMisusePolicy,
} from "as-io-lifetimes";

// Deref: a view is its target.

export function aViewOfAFileIsUsedAsAFile(): void {
  const fd = openFd();
  const view = fd.asFilelikeView<File>().value;
  assert(view.view.readToString().value == "hello, file", "it reads");
  view.drop();
  fd.drop();
}

export function aViewOfADirectoryIsUsedAsADirectory(): void {
  const fd = Dir.open("folder").value.intoFd();
  const view = fd.asFilelikeView<Dir>().value;
  assert(view.view.entries().value[0].name == "inside", "it has entries");
  view.drop();
  fd.drop();
}

export function aViewOfASocketIsUsedAsASocket(): void {
  const fd = OwnedFd.fromRawFd(4);
  const view = fd.asSocketlikeView<Socket>().value;
  const buffer = new Uint8Array(64);
  assert(view.view.recv(buffer).value.length == 12, "it receives");
  view.drop();
  fd.drop();
}

export function everyTypeThatIsMarkedCanBeAViewOfAFile(): void {
  const file = open();
  const asFd = file.asFilelikeView<OwnedFd>().value;
  const asFilelike = file.asFilelikeView<OwnedFilelike>().value;
  const asDir = file.asFilelikeView<Dir>().value;
  const asRecorder = file.asFilelikeView<Recorder>().value;
  assert(asFd.view.asRawFd() == file.asRawFd(), "OwnedFd has the file's raw fd");
  assert(asFilelike.view.asRawFilelike() == file.asRawFd(), "OwnedFilelike has it");
  assert(asDir.view.asRawFd() == file.asRawFd(), "Dir has it: a view asks no more than that it isn't a socket");
  assert(asRecorder.view.asFd().asRawFd() == file.asRawFd(), "a class of a user has it");
  asFd.drop();
  asFilelike.drop();
  asDir.drop();
  asRecorder.drop();
  file.drop();
}

export function everyTypeThatIsMarkedCanBeAViewOfASocket(): void {
  const socket = Socket.fromRawFd(4);
  const asFd = socket.asSocketlikeView<OwnedFd>().value;
  const asSocketlike = socket.asSocketlikeView<OwnedSocketlike>().value;
  assert(asFd.view.asRawFd() == 4 && asSocketlike.view.asRawSocketlike() == 4, "they have the socket's raw fd");
  asFd.drop();
  asSocketlike.drop();
  socket.drop();
}

// view_raw

export function viewRawViewsADescriptorThatNobodyHereOwns(): void {
  const view = SocketlikeView.viewRaw<Socket>(4);
  assert(view.asRawSocketlike() == 4, "it is that descriptor");
  view.drop();
  assert(openHandles() == 0, "nobody came to own it");
}

export function viewRawOfAFileLeavesTheFileItsOwner(): void {
  const file = open();
  const view = FilelikeView.viewRaw<File>(file.asRawFd());
  assert(view.view.readToString().value == "hello, file", "it reads");
  view.drop();
  assert(openHandles() == 1, "the file is the only owner");
  file.drop();
}

// Drop: the end of a view consumes the target, closes nothing, and holds the type to its mark.

export function theEndOfAViewClosesNothing(): void {
  const file = open();
  const raw = file.asRawFd();
  for (let i = 0; i < 100; i++) {
    const view = file.asFilelikeView<OwnedFd>().value;
    view.drop();
  }
  assert(file.asRawFd() == raw, "the file has its raw fd");
  assert(file.readToString().value == "hello, file", "and it is open");
  file.drop();
}

export function aViewSharesTheOffsetOfItsOwner(): void {
  const file = open();
  const view = file.asFilelikeView<File>().value;
  assert(view.view.seek(7).value == 7, "the view seeks");
  view.drop();
  assert(file.readToString().value == "file", "the owner reads on from there");
  file.drop();
}

export function aTypeThatGivesAnotherDescriptorBackTraps(): void {
  const file = open();
  file.asFilelikeView<Swapper>().value.drop();
}

export function aViewIsUnusableAfterItsEnd(): void {
  const file = open();
  const view = file.asFilelikeView<File>().value;
  const target = view.view;
  view.drop();
  const read = target.read(new Uint8Array(1));
  assert(read.isErr && read.error.errno == Errno.BADF, "its target is refused");
  assert(view.asRawFilelike() == -1, "the view has no raw fd");
  file.drop();
}

export function aViewThatEndsTwiceTraps(): void {
  const file = open();
  const view = file.asFilelikeView<File>().value;
  view.drop();
  view.drop();
}

// The lifetime of a view: the owner stays lent. What Rust refuses to compile traps here.

export function dropOfAViewedOwnerTraps(): void {
  const file = open();
  file.asFilelikeView<File>();
  file.drop();
}

export function moveOfAViewedOwnerTraps(): void {
  const file = open();
  file.asFilelikeView<File>();
  file.intoFd();
}

export function moveOfAnOwnerWithTwoViewsTrapsUntilBothHaveEnded(): void {
  const file = open();
  const first = file.asFilelikeView<File>().value;
  file.asFilelikeView<File>();
  first.drop();
  file.intoFd();
}

export function anOwnerIsFreeWhenAllItsViewsHaveEnded(): void {
  const file = open();
  const first = file.asFilelikeView<File>().value;
  const second = first.view.asFilelikeView<OwnedFd>().value;
  second.drop();
  first.drop();
  file.intoFd().drop();
}

export function aViewThatIsViewedItselfTrapsAtItsEnd(): void {
  const file = open();
  const first = file.asFilelikeView<File>().value;
  first.view.asFilelikeView<OwnedFd>();
  first.drop();
}

// ManuallyDrop: nobody closes a target.

export function dropOfATargetTraps(): void {
  const file = open();
  const view = file.asFilelikeView<File>().value;
  view.view.drop();
}

export function dropOfATargetHarmsNothingWhereThatIsNoTrap(): void {
  setMisusePolicy(MisusePolicy.OFF);
  const file = open();
  const view = file.asFilelikeView<File>().value;
  view.view.drop();
  assert(view.view.close().isErr, "to close it is an error");
  assert(view.view.intoRawFd() == -1, "and its raw fd isn't given away");
  assert(view.view.readToString().value == "hello, file", "it is still open");
  view.drop();
  assert(file.close().isOk, "its owner closes it");
}

// What can't be viewed is an error, since WASI tells files and sockets apart.

export function aSocketIsNoFilelikeView(): void {
  const view = BorrowedFd.borrowRaw(4).asFilelikeView<File>();
  assert(view.isErr && view.error.errno == Errno.INVAL, "it is an error");
  const text = "asFilelikeView: invalid argument (inval): it is a socket: use the socketlike twin of this call";
  assert(view.error.toString() == text, view.error.toString());
}

export function aFileIsNoSocketlikeView(): void {
  const fd = openFd();
  const view = fd.asSocketlikeView<Socket>();
  assert(view.isErr && view.error.errno == Errno.NOTSOCK, "it is an error");
  const text = "asSocketlikeView: not a socket (notsock): it is not a socket: use the filelike twin of this call";
  assert(view.error.toString() == text, view.error.toString());
  fd.drop();
}

export function aBorrowWhoseOwnerIsGoneIsNoView(): void {
  const file = open();
  const borrow = file.asFd();
  file.drop();
  assert(borrow.asFilelikeView<File>().error.errno == Errno.BADF, "it is an error");
  assert(borrow.asSocketlikeView<Socket>().error.errno == Errno.BADF, "it is an error");
}

// Debug

export function aViewNamesItsTarget(): void {
  const file = open();
  const view = file.asFilelikeView<File>().value;
  assert(view.toString() == "FilelikeView { target: " + file.toString() + " }", view.toString());
  view.drop();
  file.drop();
  const socket = BorrowedFd.borrowRaw(4).asSocketlikeView<Socket>().value;
  assert(socket.toString() == "SocketlikeView { target: Socket { fd: 4 } }", socket.toString());
  socket.drop();
}

/** A user's class that keeps the rules. */
class Recorder implements AsFd, FilelikeViewType {
  constructor(private fd: OwnedFd) {}

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }

  intoFd(): OwnedFd {
    return this.fd;
  }

  filelikeViewType(): void {}
}

/** A user's class that is marked, and breaks its word. */
class Swapper implements FilelikeViewType {
  private other: OwnedFd;

  constructor(_fd: OwnedFd) {
    this.other = openFd();
  }

  intoFd(): OwnedFd {
    return this.other;
  }

  filelikeViewType(): void {}
}

function open(): File {
  return File.open("greeting").expect("the host gives a file");
}

function openFd(): OwnedFd {
  return open().intoFd();
}
