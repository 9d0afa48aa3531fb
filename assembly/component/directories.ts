import { Dir, Filetype, Ref, Result } from "as-io-lifetimes";
import * as io from "as-io-lifetimes/assembly/io";
import { Result as Answer, Unit } from "as-io-lifetimes/assembly/abi";
import { DirectoryEntry, ErrorCode, NewTimestamp, OpenFlags, PathFlags, Stat } from "./bindings/exports/io-lifetimes/fd/types";
import { entries, follows, options, stat as statOf, time } from "./convert";
import { Failure, done, failure, managed, refusal } from "./error";
import { Fd } from "./fds";
import { File, opened } from "./files";

// What io-lifetimes:fd/directories does.

@owned
export class Directory {
  constructor(private held: Dir) {}

  static open(path: string): Answer<Directory, Failure> {
    return openedDirectory(Dir.open(path));
  }

  static fromFd(fd: Fd): Answer<Directory, Failure> {
    const held = fd.intoOwned();
    const kind = io.filetype(held);
    if (kind.isErr) return Answer.err<Directory, Failure>(failure(kind.error));
    if (kind.value != Filetype.DIRECTORY) {
      return Answer.err<Directory, Failure>(refusal(ErrorCode.notDirectory, "from-fd: it is no directory"));
    }
    return Answer.ok<Directory, Failure>(new Directory(Dir.fromFd(held)));
  }

  static intoFd(self: Directory): Fd {
    return new Fd(self.intoHeld().intoFd());
  }

  static close(self: Directory): Answer<Unit, Failure> {
    return done(self.intoHeld().close());
  }

  @consumes
  private intoHeld(): Dir {
    return this.held;
  }

  tryClone(): Answer<Directory, Failure> {
    return openedDirectory(this.held.tryClone());
  }

  openFile(pathFlags: PathFlags, path: string, openFlags: OpenFlags): Answer<File, Failure> {
    return opened(options(pathFlags, openFlags).openAt(this.held, path));
  }

  openDirectory(path: string): Answer<Directory, Failure> {
    return openedDirectory(this.held.openDir(path));
  }

  read(): Answer<DirectoryEntry[], Failure> {
    const found = this.held.entries();
    if (found.isErr) return Answer.err<DirectoryEntry[], Failure>(failure(found.error));
    return Answer.ok<DirectoryEntry[], Failure>(entries(found.value));
  }

  createDirectoryAt(path: string): Answer<Unit, Failure> {
    return done(this.held.createDir(path));
  }

  createDirectoriesAt(path: string): Answer<Unit, Failure> {
    return done(this.held.createDirAll(path));
  }

  removeTreeAt(path: string): Answer<Unit, Failure> {
    return done(this.held.removeDirAll(path));
  }

  removeDirectoryAt(path: string): Answer<Unit, Failure> {
    return done(this.held.removeDir(path));
  }

  unlinkFileAt(path: string): Answer<Unit, Failure> {
    return done(this.held.removeFile(path));
  }

  renameAt(oldPath: string, newDirectory: Ref<Directory>, newPath: string): Answer<Unit, Failure> {
    return done(this.held.rename(oldPath, newDirectory.held, newPath));
  }

  linkAt(oldPath: string, newDirectory: Ref<Directory>, newPath: string): Answer<Unit, Failure> {
    return done(this.held.link(oldPath, newDirectory.held, newPath));
  }

  symlinkAt(target: string, path: string): Answer<Unit, Failure> {
    return done(this.held.symlink(target, path));
  }

  readlinkAt(path: string): Answer<string, Failure> {
    return managed<string>(this.held.readlink(path));
  }

  statAt(pathFlags: PathFlags, path: string): Answer<Stat, Failure> {
    const found = this.held.statAt(path, follows(pathFlags));
    if (found.isErr) return Answer.err<Stat, Failure>(failure(found.error));
    return Answer.ok<Stat, Failure>(statOf(found.value));
  }

  setTimesAt(pathFlags: PathFlags, path: string, accessed: NewTimestamp, modified: NewTimestamp): Answer<Unit, Failure> {
    return done(this.held.setTimesAt(path, time(accessed), time(modified), follows(pathFlags)));
  }

  stat(): Answer<Stat, Failure> {
    const found = this.held.stat();
    if (found.isErr) return Answer.err<Stat, Failure>(failure(found.error));
    return Answer.ok<Stat, Failure>(statOf(found.value));
  }

  sync(): Answer<Unit, Failure> {
    return done(this.held.sync());
  }
}

/** The answer of a call that opened something, which is owned. */
function openedDirectory(dir: Result<Dir>): Answer<Directory, Failure> {
  if (dir.isErr) return Answer.err<Directory, Failure>(failure(dir.error));
  return Answer.ok<Directory, Failure>(new Directory(dir.value));
}
