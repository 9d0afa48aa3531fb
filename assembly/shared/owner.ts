// The tags of owners. asc and tsc both compile this file, so it uses nothing that only one of them knows.

/**
 * The type that owns a handle: a tag in the handle's slot, as Android's fdsan keeps one for each descriptor. A move to
 * another owning type changes the tag, and an owner that drops what another type owns is detected.
 */
export enum Owner {
  /** No owner: a handle for a raw fd that was only borrowed. The table never closes it. */
  NONE = 0,
  OWNED_FD = 1,
  OWNED_FILELIKE = 2,
  OWNED_SOCKETLIKE = 3,
  FILE = 4,
  DIR = 5,
  SOCKET = 6,
  /** A view, which uses a descriptor that another owner has. */
  VIEW = 7,
  PIPE_READER = 8,
  PIPE_WRITER = 9,
  /** A redirected standard stream. It never ends. */
  STREAM = 10,
  SHARED_FD = 11,
  /** What a group of `SharedFd`s owns together. Reports name the `SharedFd`s instead. */
  GROUP = 12,
  UDP_SOCKET = 13,
}

/** The name of an owning type in messages. */
export function ownerName(owner: Owner): string {
  switch (owner) {
    case Owner.OWNED_FD: return "OwnedFd";
    case Owner.OWNED_FILELIKE: return "OwnedFilelike";
    case Owner.OWNED_SOCKETLIKE: return "OwnedSocketlike";
    case Owner.FILE: return "File";
    case Owner.DIR: return "Dir";
    case Owner.SOCKET: return "Socket";
    case Owner.VIEW: return "a view";
    case Owner.PIPE_READER: return "PipeReader";
    case Owner.PIPE_WRITER: return "PipeWriter";
    case Owner.STREAM: return "a standard stream";
    case Owner.SHARED_FD: return "SharedFd";
    case Owner.UDP_SOCKET: return "UdpSocket";
    case Owner.GROUP: return "a group of SharedFds";
    default: return "nobody";
  }
}
