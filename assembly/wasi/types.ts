// @trusted: raw calls of WASI preview1, and memory by address
// The types of WASI preview1 as asc sees them: the shared enumerations, and the numbers without a name of their own.

export * from "../shared/preview1";

/** The number that WASI gives an open file (4 bytes). */
export type RawFd = i32;

/** A position in a directory from which `fd_readdir` continues (8 bytes); 0 is the start. */
export type Dircookie = u64;

/** Flags of `sock_send` (2 bytes). There are none, so it is 0. */
export type Siflags = u16;
