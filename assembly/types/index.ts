import * as fs from "./fs";
import * as process from "./process";

export { Dir } from "./dir";
export { Duplex, stdio } from "./duplex";
export { BorrowedReadable, FdReader, OwnedReadable, readHalf } from "./fd-reader";
export { BorrowedWriteable, FdWriter, OwnedWriteable, writeHalf } from "./fd-writer";
export { File } from "./file";
export { OpenOptions } from "./options";
export { Socket } from "./socket";
export { stderr, stdin, stdout } from "./stdio";
export { fs, process };
