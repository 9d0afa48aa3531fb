import { badOption } from "../errors.js";
import { Access, Oflags } from "../../shared.js";
import { fdflagsOf, type Flags } from "./flags.js";

/** How to open a file, as Rust's `OpenOptions`. Without options a file is opened for reading. */
export interface OpenOptions extends Partial<Flags> {
  read?: boolean;
  write?: boolean;
  /** Truncates the file to 0 bytes. Needs `write`. */
  truncate?: boolean;
  /** Creates the file if it doesn't exist. Needs `write` or `append`. */
  create?: boolean;
  /** Creates the file, and fails with "exist" if it exists. Needs `write` or `append`. */
  createNew?: boolean;
  /** Follows a symbolic link as the last component of the path. Default: true. */
  followSymlink?: boolean;
}

/** The options as the library takes them. Combinations without a meaning are refused, as Rust's are. */
export function openFlags(options: OpenOptions): { access: number; oflags: number; fdflags: number } {
  const { read, write, append, truncate, create, createNew } = options;
  const writes = write || append;
  if (!read && !writes) throw badOption("open: neither read nor write nor append is set");
  if ((create || createNew) && !writes) throw badOption("open: create needs write or append");
  if (truncate && !writes) throw badOption("open: truncate needs write");
  if (truncate && append && !createNew) throw badOption("open: truncate and append exclude each other");
  return {
    access: (read ? Access.READ : 0) | (writes ? Access.WRITE : 0),
    oflags: (create ? Oflags.CREAT : 0) | (createNew ? Oflags.CREAT | Oflags.EXCL : 0) | (truncate ? Oflags.TRUNC : 0),
    fdflags: fdflagsOf(options),
  };
}
