import {
  BorrowedFd, Dir, Errno, File, FilelikeView, MisusePolicy, OwnedFd, OwnedFilelike, openHandles, setMisusePolicy,
} from "as-io-lifetimes";

export function aViewReadsAsAnotherType(): void {
  const fd = open().intoFd();
  const view = fd.asFilelikeView<File>().value;
  assert(view.view.readToString().value == "content", "as a file");
  view.drop();
  assert(fd.asRawFd() >= 3 && openHandles() == 1, "the owner stays what it was");
  const dir = Dir.open(".").value.intoFd();
  const entries = dir.asFilelikeView<Dir>().value;
  assert(entries.view.entries().value.length == 1, "as a directory");
  entries.drop();
  dir.drop();
  fd.drop();
}

export function everyTypeCanBeViewed(): void {
  let file = open();
  file.asFilelikeView<OwnedFd>().value.drop();
  file.asFd().asFilelikeView<OwnedFilelike>().value.drop();
  file.asFilelike().value.asFilelikeView<File>().value.drop();
  const fd = file.intoFd();
  fd.asFilelikeView<File>().value.drop();
  const filelike = fd.intoFilelike().value;
  filelike.asFilelikeView<File>().value.drop();
  file = File.fromFilelike(filelike);
  FilelikeView.viewRaw<File>(file.asRawFd()).drop();
  assert(openHandles() == 1, "no view is an owner");
  file.drop();
}

export function aViewLendsItsDescriptor(): void {
  const file = open();
  const view = file.asFilelikeView<OwnedFd>().value;
  assert(view.asFd().asRawFd() == file.asRawFd(), "the file's");
  assert(view.asFilelike().isOk && view.asRawFilelike() == file.asRawFd(), "as a filelike too");
  assert(view.toString() == "FilelikeView { target: OwnedFd { fd: 4 } }", view.toString());
  assert(changetype<usize>(view.view) != changetype<usize>(file), "its handle is its own");
  view.drop();
  file.drop();
}

export function theSourceCanBeUsedWhileItIsViewed(): void {
  const file = open();
  const view = file.asFilelikeView<File>().value, other = file.asFilelikeView<File>().value;
  assert(view.view.seek(3).value == 3 && file.tell().value == 3 && other.view.tell().value == 3, "all see the same");
  view.drop();
  assert(other.view.tell().value == 3, "each view ends alone");
  other.drop();
  file.drop();
}

export function aViewCannotBeUsedAfterItsEnd(): void {
  const file = open();
  const view = file.asFilelikeView<File>().value;
  const inner = view.view;
  view.drop();
  assert(inner.read(new Uint8Array(1)).error.errno == Errno.BADF && view.asFd().asRawFd() == -1, "it is refused");
  assert(file.tell().value == 0, "the file isn't");
  file.drop();
}

export function aViewCanBeViewed(): void {
  const file = open();
  const view = file.asFilelikeView<OwnedFd>().value;
  const second = view.view.asFilelikeView<File>().value;
  assert(second.view.readToString().value == "content", "through both");
  second.drop();
  view.drop();
  file.drop();
}

export function aViewOfAViewMustEndFirst(): void {
  const view = open().asFilelikeView<OwnedFd>().value;
  view.view.asFilelikeView<File>();
  view.drop();
}

export function droppingTheSourceWhileItIsViewedTraps(): void {
  const file = open();
  file.asFilelikeView<OwnedFd>();
  file.drop();
}

export function movingTheSourceWhileItIsViewedTraps(): void {
  const file = open();
  file.asFilelikeView<OwnedFd>();
  file.intoFd();
}

export function droppingAViewTwiceTraps(): void {
  const view = open().asFilelikeView<OwnedFd>().value;
  view.drop();
  view.drop();
}

export function closingAViewIsRefused(): void {
  const view = open().asFilelikeView<File>().value;
  view.view.drop();
}

export function aViewThatWasRefusedToCloseIsUnharmed(): void {
  setMisusePolicy(MisusePolicy.OFF);
  const file = open();
  const view = file.asFilelikeView<File>().value;
  view.view.drop();
  assert(view.view.close().error.errno == Errno.BADF, "closing is refused");
  assert(view.view.intoRawFd() == -1, "so is giving the raw fd away");
  assert(view.view.readToString().value == "content", "it can still be read");
  view.drop();
  file.drop();
}

export function whatIsClosedCannotBeViewed(): void {
  const file = open();
  file.drop();
  const view = file.asFilelikeView<OwnedFd>();
  assert(view.error.errno == Errno.BADF && view.error.operation == "asFilelikeView", "EBADF");
}

/** A managed class of the user's. */
class Log {
  lines: i32 = 0;
  private fd: OwnedFd;

  constructor(fd: OwnedFd) {
    this.fd = fd;
  }

  line(text: string): void {
    const view = this.fd.asFilelikeView<File>().value;
    view.view.writeString(text + "\n").expect("write");
    view.drop();
    this.lines++;
  }

  asFd(): BorrowedFd {
    return this.fd.asFd();
  }

  intoFd(): OwnedFd {
    return this.fd;
  }

  filelikeViewType(): void {}
}

export function aClassOfTheUsersCanBeAView(): void {
  const file = File.create("log").value;
  const view = file.asFilelikeView<Log>().value;
  view.view.line("one");
  view.view.line("two");
  assert(view.view.lines == 2 && file.tell().value == 8, "it has written to the file");
  view.drop();
  file.drop();
}

export function aClassThatOwnsCanBeViewedToo(): void {
  const log = new Log(File.create("log").value.intoFd());
  log.line("one");
  const view = log.asFd().asFilelikeView<File>().value;
  assert(view.view.stat().value.size == 4, "by its borrow");
  view.drop();
  log.intoFd().drop();
}

/** A class that breaks the rule: it gives back another descriptor than it took. */
class Swap {
  private other: OwnedFd = File.create("other").value.intoFd();

  constructor(_fd: OwnedFd) {}

  intoFd(): OwnedFd {
    return this.other;
  }

  filelikeViewType(): void {}
}

export function aViewThatGivesBackAnotherDescriptorTraps(): void {
  const file = open();
  const view = file.asFilelikeView<Swap>().value;
  view.drop();
}

export function aViewOfARawFd(): void {
  const file = open();
  const view = FilelikeView.viewRaw<File>(file.asRawFd());
  assert(view.view.readToString().value == "content", "reads");
  view.drop();
  file.drop();
}

export function droppingTheFileOfARawViewTraps(): void {
  const file = open();
  FilelikeView.viewRaw<File>(file.asRawFd());
  file.drop();
}

function open(): File {
  return File.open("a").expect("open");
}
