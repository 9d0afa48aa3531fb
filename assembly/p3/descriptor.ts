// @trusted: memory by address
// The table of raw fds. WASI 0.3 has handles of resources, and ends of streams; a descriptor has what belongs to one raw fd.
// Nothing here is on the collected heap, for a program that is about to trap still writes.

import { Errno } from "../shared/errno";
import { Fdflags, Filetype, Rights } from "../wasi/types";
import { getDirectories } from "./imports/filesystem";

export enum Kind {
  /** Standard input. */
  IN,
  /** Standard output. */
  OUT,
  /** Standard error. */
  ERR,
  /** A file or a directory. */
  FILE,
  /** A connected socket. */
  TCP,
  /** A socket that listens. */
  LISTENER,
  /** A socket for datagrams. */
  UDP,
}

@unmanaged
export class Descriptor {
  kind: Kind;
  /** The handle of a descriptor or a socket. */
  resource: i32;
  /** A `Filetype`, or `ASK` where the host wasn't asked. */
  filetype: i32;
  flags: Fdflags;
  rights: u64;
  inheriting: u64;
  /** The rights that the program took away. WASI 0.3 knows none, so these alone are checked here. */
  taken: u64;
  /** Where a file is read and written. */
  offset: u64;
  /** The readable end of the stream that is read from, or 0, and the future of its result. */
  reader: i32;
  readResult: i32;
  /** Whether the stream can't be read, or written, any further. */
  isReadToEnd: bool;
  isWrittenToEnd: bool;
  /** The writable end of the stream that is written to, or 0, and the future of its result. */
  writer: i32;
  writeResult: i32;
  /** Bytes that were read before they were asked for, from `start` to `end`. */
  ahead: usize;
  start: u32;
  end: u32;
  /** Whether a read into `ahead` has not ended; its subtask, of a socket for datagrams. */
  isPending: bool;
  subtask: i32;
  /** The error that the next call reports. */
  problem: Errno;
  /** The name of a preopened directory, in memory of the heap. */
  name: usize;
  nameLength: u32;
  /** The entries of a directory that is being listed. */
  entries: usize;
  entryCount: u32;
}

/** The filetype of a descriptor that the host wasn't asked about. */
// @ts-ignore: decorator
@inline export const ASK: i32 = -1;

// @ts-ignore: decorator
@inline const ALL: u64 = (1 << 30) - 1;
// @ts-ignore: decorator
@inline const UNSEEKABLE: u64 = ~(<u64>Rights.FD_SEEK | <u64>Rights.FD_TELL);

// The address of each descriptor, by its raw fd, or 0.
let table: usize = 0;
let capacity: i32 = 0;

/** The descriptor of a raw fd, or null. */
export function find(fd: i32): Descriptor | null {
  if (!capacity) addStandard();
  return <u32>fd < <u32>capacity ? load<Descriptor | null>(table + <usize>fd * sizeof<usize>()) : null;
}

/** The number of raw fds that there may be. */
export function limit(): i32 {
  return capacity;
}

/** A descriptor with a resource, which it owns. */
export function describe(kind: Kind, resource: i32, filetype: i32): Descriptor {
  const descriptor = changetype<Descriptor>(heap.alloc(offsetof<Descriptor>()));
  memory.fill(changetype<usize>(descriptor), 0, offsetof<Descriptor>());
  descriptor.kind = kind;
  descriptor.resource = resource;
  descriptor.filetype = filetype;
  descriptor.rights = kind == Kind.FILE ? ALL : ALL & UNSEEKABLE;
  descriptor.inheriting = ALL;
  return descriptor;
}

/** `NOTCAPABLE` if the program took a right away, or 0. */
export function lacks(descriptor: Descriptor, right: Rights): Errno {
  return descriptor.taken & right ? Errno.NOTCAPABLE : Errno.SUCCESS;
}

/** Gives a descriptor the lowest raw fd that is free. */
export function add(descriptor: Descriptor): i32 {
  if (!capacity) addStandard();
  let fd = 0;
  while (fd < capacity && load<usize>(table + <usize>fd * sizeof<usize>())) fd++;
  if (fd == capacity) grow();
  put(fd, descriptor);
  return fd;
}

/** Makes a raw fd refer to a descriptor, or to nothing. */
export function put(fd: i32, descriptor: Descriptor | null): void {
  store<usize>(table + <usize>fd * sizeof<usize>(), changetype<usize>(descriptor));
}

function grow(): void {
  const more = max(16, capacity);
  const larger = heap.alloc(<usize>(capacity + more) * sizeof<usize>());
  memory.copy(larger, table, <usize>capacity * sizeof<usize>());
  memory.fill(larger + <usize>capacity * sizeof<usize>(), 0, <usize>more * sizeof<usize>());
  if (capacity) heap.free(table);
  table = larger;
  capacity += more;
}

/** Gives the standard streams their numbers, and the preopened directories those behind them. */
function addStandard(): void {
  grow();
  put(0, describe(Kind.IN, 0, ASK));
  put(1, describe(Kind.OUT, 0, ASK));
  put(2, describe(Kind.ERR, 0, ASK));
  const result = memory.data(8, 4);
  getDirectories(result);
  const list = load<usize>(result), count = load<u32>(result, 4);
  for (let i: u32 = 0; i < count; i++) {
    const at = list + i * 12;
    const directory = describe(Kind.FILE, load<i32>(at), Filetype.DIRECTORY);
    directory.name = load<usize>(at, 4);
    directory.nameLength = load<u32>(at, 8);
    add(directory);
  }
  if (count) heap.free(list);
}
