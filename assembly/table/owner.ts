// @trusted: makes and ends handles
/**
 * Who owns a handle: the tag in its slot, as Android's fdsan keeps one for each descriptor. A move to another
 * owning type exchanges the tag, and an owner that drops what another one owns is found out.
 */
export namespace Owner {
  /** Nobody: a handle for a raw fd that was only borrowed. It is never closed by us. */
  // @ts-ignore: decorator
  @inline export const NONE: u32 = 0;
  // @ts-ignore: decorator
  @inline export const OWNED_FD: u32 = 1;
  // @ts-ignore: decorator
  @inline export const OWNED_FILELIKE: u32 = 2;
  // @ts-ignore: decorator
  @inline export const OWNED_SOCKETLIKE: u32 = 3;
  // @ts-ignore: decorator
  @inline export const FILE: u32 = 4;
  // @ts-ignore: decorator
  @inline export const DIR: u32 = 5;
  // @ts-ignore: decorator
  @inline export const SOCKET: u32 = 6;
  /** A view: it uses a descriptor that somebody else owns. */
  // @ts-ignore: decorator
  @inline export const VIEW: u32 = 7;
  // @ts-ignore: decorator
  @inline export const PIPE_READER: u32 = 8;
  // @ts-ignore: decorator
  @inline export const PIPE_WRITER: u32 = 9;
  /** A standard stream that was redirected. It has no end. */
  // @ts-ignore: decorator
  @inline export const STREAM: u32 = 10;
  // @ts-ignore: decorator
  @inline export const SHARED_FD: u32 = 11;
  /** What a group of `SharedFd`s own together. They stand for it in reports. */
  // @ts-ignore: decorator
  @inline export const GROUP: u32 = 12;
}

/** The name of an owning type, as messages give it. */
export function ownerName(owner: u32): string {
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
    case Owner.GROUP: return "a group of SharedFds";
    default: return "nobody";
  }
}
