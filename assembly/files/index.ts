// @trusted: an owner is a handle of the table
import * as fs from "./fs";
import * as path from "./path";

export { AtomicFile } from "./atomic-file";
export { Dir } from "./dir";
export { TempDir } from "./temp-dir";
export { TempFile } from "./temp-file";
export { Walk, WalkEntry } from "./walk";
export { fs, path };
