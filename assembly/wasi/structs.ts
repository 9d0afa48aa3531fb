// @trusted: raw calls of WASI preview1, and memory by address
// The records of WASI preview1 as they lie in memory. An instance is an address: `changetype<Filestat>(ptr)`
// reads and writes there, and nothing is allocated. Names and offsets are the specification's; asc doesn't
// pad the end of a class, so padding that counts is written out. `offsetof<T>()` is the size of a record.

/**
 * A directory entry as `fd_readdir` writes it; the name follows, `d_namlen` bytes without an end mark.
 * Entries follow each other without a gap, so an entry may be unaligned, and the last one cut off.
 *
 *     0       8       16      20      21   24
 *     | d_next | d_ino | d_namlen | d_type | - |
 */
@unmanaged
export class Dirent {
  /** The cookie from which `fd_readdir` continues after this entry. */
  d_next: u64;
  /** The inode. */
  d_ino: u64;
  /** Bytes in the name. */
  d_namlen: u32;
  /** A `Filetype`. */
  d_type: u8;
  private padding21: u8;
  private padding22: u16;
}

/**
 * What an open descriptor is and may do.
 *
 *     0             1   2          4   8                16                     24
 *     | fs_filetype | - | fs_flags | - | fs_rights_base | fs_rights_inheriting |
 */
@unmanaged
export class Fdstat {
  /** A `Filetype`. */
  fs_filetype: u8;
  /** `Fdflags`. */
  fs_flags: u16;
  /** `Rights` of this descriptor. */
  fs_rights_base: u64;
  /** The most `Rights` that descriptors opened through this one may have. */
  fs_rights_inheriting: u64;
}

/**
 * The attributes of a file. Times are nanoseconds since 1970, or 0 where the host has none.
 *
 *     0     8     16         17  24      32     40     48     56     64
 *     | dev | ino | filetype | - | nlink | size | atim | mtim | ctim |
 */
@unmanaged
export class Filestat {
  /** The device that holds the file. */
  dev: u64;
  /** The inode, unique on its device. */
  ino: u64;
  /** A `Filetype`. */
  filetype: u8;
  /** Hard links to the file. */
  nlink: u64;
  /** Bytes in the file, or in the path that a symbolic link holds. */
  size: u64;
  /** Last access. */
  atim: u64;
  /** Last change of the data. */
  mtim: u64;
  /** Last change of the attributes. */
  ctim: u64;
}

/**
 * A buffer to read into.
 *
 *     0     4         8
 *     | buf | buf_len |
 */
@unmanaged
export class Iovec {
  /** Where the buffer starts. */
  buf: usize;
  /** Bytes in the buffer. */
  buf_len: u32;
}

/**
 * A buffer to write from.
 *
 *     0     4         8
 *     | buf | buf_len |
 */
@unmanaged
export class Ciovec {
  /** Where the buffer starts. */
  buf: usize;
  /** Bytes in the buffer. */
  buf_len: u32;
}

/**
 * A preopened descriptor: a union whose only case is a directory.
 *
 *     0     1   4             8
 *     | tag | - | pr_name_len |
 */
@unmanaged
export class Prestat {
  /** A `Preopentype`. */
  tag: u8;
  /** Bytes in the directory's name, which `fd_prestat_dir_name` returns. */
  pr_name_len: u32;
}

/**
 * The part of a `Subscription` that waits for a clock.
 *
 *     0    4   8         16          24      26  32
 *     | id | - | timeout | precision | flags | - |
 */
@unmanaged
export class SubscriptionClock {
  /** A `ClockId`. */
  id: u32;
  /** Nanoseconds: from now, or of the clock, as `flags` says. */
  timeout: u64;
  /** Nanoseconds by which the host may be late to wake fewer times. */
  precision: u64;
  /** `Subclockflags`. */
  flags: u16;
  private padding26: u16;
  private padding28: u32;
}

/**
 * The part of a `Subscription` that waits for a descriptor, to read as to write.
 *
 *     0                 4
 *     | file_descriptor |
 */
@unmanaged
export class SubscriptionFdReadwrite {
  /** The raw fd to wait for; borrowed. */
  file_descriptor: i32;
}

/**
 * What `poll_oneoff` is to wait for. The union `subscription_u` is its last 40 bytes: the tag, and at offset
 * 16 either a clock or a descriptor.
 *
 *     0          8     9   16                                       48
 *     | userdata | tag | - | clock (32 bytes) or fd_readwrite (4)   |
 */
@unmanaged
export class Subscription {
  /** The caller's own; comes back in the event. */
  userdata: u64;
  /** An `EventType`: which of the two the rest is. */
  tag: u8;
  private body16: u64;
  private body24: u64;
  private body32: u64;
  private body40: u64;

  /** The rest, where `tag` is `EventType.CLOCK`. Lives as long as the subscription. */
  @inline get clock(): SubscriptionClock {
    return changetype<SubscriptionClock>(changetype<usize>(this) + 16);
  }

  /** The rest, where `tag` is `EventType.FD_READ` or `FD_WRITE`. Lives as long as the subscription. */
  @inline get fd_readwrite(): SubscriptionFdReadwrite {
    return changetype<SubscriptionFdReadwrite>(changetype<usize>(this) + 16);
  }
}

/**
 * The part of an `Event` about a descriptor.
 *
 *     0        8       10  16
 *     | nbytes | flags | - |
 */
@unmanaged
export class EventFdReadwrite {
  /** Bytes that can be read or written. */
  nbytes: u64;
  /** `Eventrwflags`. */
  flags: u16;
  private padding10: u16;
  private padding12: u32;
}

/**
 * The result of a subscription.
 *
 *     0          8       10     11  16                        32
 *     | userdata | error | type | - | fd_readwrite (16 bytes) |
 */
@unmanaged
export class Event {
  /** The subscription's. */
  userdata: u64;
  /** An `Errno`; 0 if the event occurred. */
  error: u16;
  /** An `EventType`. */
  type: u8;
  private body16: u64;
  private body24: u64;

  /** What there is to read or write; means nothing for a clock. Lives as long as the event. */
  @inline get fd_readwrite(): EventFdReadwrite {
    return changetype<EventFdReadwrite>(changetype<usize>(this) + 16);
  }
}
