import * as fs from "./fs";
import * as process from "./process";

export { AtomicFile } from "./atomic-file";
export { Dir } from "./dir";
export { File } from "./file";
export { OpenOptions } from "./options";
export { PipeReader } from "./pipe-reader";
export { PipeWriter } from "./pipe-writer";
export { RwLock, RwLockReadGuard, RwLockWriteGuard } from "./rw-lock";
export { Socket } from "./socket";
export { Stdio, redirectStdio, stderr, stdin, stdout } from "./stdio";
export { TempDir } from "./temp-dir";
export { TempFile } from "./temp-file";
export { Walk, WalkEntry } from "./walk";
export { fs, process };
