// A class that owns a descriptor and takes part in all conversions, because it keeps the rules of `AsFd`, `IntoFd`
// and `FromFd`. With a mark it can be a view as well.

import { AsFd, BorrowedFd, File, FilelikeViewType, OwnedFd, fs, writeString } from "as-io-lifetimes";

/**
 * A diary: a file of notes. It needs no methods for raw fds: whoever must have the number writes
 * `diary.asFd().asRawFd()`, and says with it that it is a borrowed one.
 */
@owned
class Diary implements AsFd, FilelikeViewType {
  /** Takes `fd` over. A view needs a constructor like this. */
  constructor(private fd: OwnedFd) {}

  /** `FromFd`. `fd` is owned. */
  static fromFd(fd: OwnedFd): Diary {
    return new Diary(fd);
  }

  /** `AsFd` */
  asFd(): BorrowedFd {
    return this.fd.asFd();
  }

  /** `IntoFd`. The diary is gone. */
  @consumes
  intoFd(): OwnedFd {
    return this.fd;
  }

  /** Marks that `intoFd` gives back what the constructor took. */
  filelikeViewType(): void {}

  /** Writes a note. */
  note(text: string): void {
    writeString(this.fd.asFd(), "- " + text + "\n").expect("a diary can be written");
  }
}

const path = "diary.txt";

function main(): void {
  const file = File.createNew(path).expect("the example needs a file of its own");

  // A file becomes a diary, which owns the descriptor from here on…
  const diary = Diary.fromFd(file.intoFd());
  diary.note("Got a descriptor today.");
  diary.note("I am its only owner.");

  // …and the diary a file again.
  const again = File.fromIntoFd(diary);

  // While the file owns it, a view of it as a diary writes on, and closes nothing when it ends with its block.
  {
    const view = again.asFilelikeView<Diary>().expect("a file is filelike");
    view.view.note("Just looking.");
  }

  again.seek(0).value;
  console.log(again.readToString().value.trimEnd());
}

main();
fs.removeFile(path).expect("the file can be removed");
