// @trusted: an owner is a handle of the table
import * as fs from "../files/fs";
import * as process from "./process";

export { AtomicFile } from "../files/atomic-file";
export { Dir } from "./dir";
export { Duplex, stdio } from "./duplex";
export { BorrowedReadable, FdReader, OwnedReadable, readHalf } from "./fd-reader";
export { BorrowedWriteable, FdWriter, OwnedWriteable, writeHalf } from "./fd-writer";
export { File } from "./file";
export { OpenOptions } from "./options";
export { PipeReader } from "./pipe-reader";
export { PipeWriter } from "./pipe-writer";
export { RwLock, RwLockReadGuard, RwLockWriteGuard } from "./rw-lock";
export { Socket } from "./socket";
export { Stdio, redirectStdio, stderr, stdin, stdout } from "./stdio";
export { TempDir } from "../files/temp-dir";
export { TempFile } from "../files/temp-file";
export { Walk, WalkEntry } from "../files/walk";
export { fs, process };
