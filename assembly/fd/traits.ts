// @trusted: a descriptor is a handle of the table
import { RawFd } from "../wasi/types";
import { Result } from "../result";
import { BorrowedFd, BorrowedFilelike, BorrowedSocketlike } from "./borrowed";
import { OwnedFd, OwnedFilelike, OwnedSocketlike } from "./owned";

// Recursive by nature: a borrow can be cloned to an owner, an owner borrowed, and both viewed.
// The circle is borrowed.ts, owned.ts, owning.ts, traits.ts and view.ts.

// The traits of io-lifetimes as interfaces, for managed classes that hold a descriptor. Functions that take
// "anything that has `asFd`" are generic over its type instead (`read<Fd>(fd: Fd, …)`): a handle such as
// `OwnedFd` is a number, and numbers can't implement interfaces in AssemblyScript.
//
// The `From…` traits make a value, which an interface can't say. They are a rule for classes: `FromFd` is a
// constructor that takes an `OwnedFd` and a static `fromFd`, `FromRawFd` a static `fromRawFd` that is `@unsafe`,
// `FromFilelike` and `FromSocketlike` likewise.

/** The raw fd of a filelike. */
export type RawFilelike = RawFd;
/** The raw fd of a socketlike. */
export type RawSocketlike = RawFd;

/** Can lend its descriptor. */
// @ts-ignore: decorator
@view
export interface AsFd {
  /** Borrows the descriptor. */
  asFd(): BorrowedFd;
}

/** Can give its descriptor up. */
// @ts-ignore: decorator
@owned @consumes("intoFd")
export interface IntoFd {
  /** Gives the descriptor to the caller. `this` is owned and gone. */
  intoFd(): OwnedFd;
}

/** Can lend a descriptor to read from and one to write to, which may be the same. */
// @ts-ignore: decorator
@view
export interface AsReadWriteFd {
  /** Borrows the descriptor to read from. */
  asReadFd(): BorrowedFd;
  /** Borrows the descriptor to write to. */
  asWriteFd(): BorrowedFd;
}

/** Can show its raw fd. */
// @ts-ignore: decorator
@view
export interface AsRawFd {
  /** The raw fd, which stays the owner's. */
  asRawFd(): RawFd;
}

/** Can give its raw fd up. */
// @ts-ignore: decorator
@owned @consumes("intoRawFd")
export interface IntoRawFd {
  /** Gives the raw fd to the caller, who has to close it. `this` is owned and gone. */
  intoRawFd(): RawFd;
}

/** Can lend its descriptor as a filelike one. */
// @ts-ignore: decorator
@view
export interface AsFilelike {
  /** Borrows the descriptor; an error where it is a socket. */
  asFilelike(): Result<BorrowedFilelike>;
}

/** Can give its descriptor up as a filelike one. */
// @ts-ignore: decorator
@owned @consumes("intoFilelike")
export interface IntoFilelike {
  /** Gives the descriptor to the caller. On an error, where it is a socket, `this` stays the owner. */
  intoFilelike(): Result<OwnedFilelike>;
}

/** Can lend its descriptor as a socketlike one. */
// @ts-ignore: decorator
@view
export interface AsSocketlike {
  /** Borrows the descriptor; an error where it isn't a socket. */
  asSocketlike(): Result<BorrowedSocketlike>;
}

/** Can give its descriptor up as a socketlike one. */
// @ts-ignore: decorator
@owned @consumes("intoSocketlike")
export interface IntoSocketlike {
  /** Gives the descriptor to the caller. On an error, where it isn't a socket, `this` stays the owner. */
  intoSocketlike(): Result<OwnedSocketlike>;
}

/** Can show its raw filelike. */
// @ts-ignore: decorator
@view
export interface AsRawFilelike {
  /** The raw fd, which stays the owner's. */
  asRawFilelike(): RawFilelike;
}

/** Can give its raw filelike up. */
// @ts-ignore: decorator
@owned @consumes("intoRawFilelike")
export interface IntoRawFilelike {
  /** Gives the raw fd to the caller, who has to close it. */
  intoRawFilelike(): RawFilelike;
}

/** Can show its raw socketlike. */
// @ts-ignore: decorator
@view
export interface AsRawSocketlike {
  /** The raw fd, which stays the owner's. */
  asRawSocketlike(): RawSocketlike;
}

/** Can give its raw socketlike up. */
// @ts-ignore: decorator
@owned @consumes("intoRawSocketlike")
export interface IntoRawSocketlike {
  /** Gives the raw fd to the caller, who has to close it. */
  intoRawSocketlike(): RawSocketlike;
}

/** May be a view of a file: `intoFd` gives back the descriptor that the constructor took. */
// @ts-ignore: decorator
@owned
export interface FilelikeViewType extends IntoFd {
  /** A mark, never called for what it does. */
  filelikeViewType(): void;
}

/** May be a view of a socket: `intoFd` gives back the descriptor that the constructor took. */
// @ts-ignore: decorator
@owned
export interface SocketlikeViewType extends IntoFd {
  /** A mark, never called for what it does. */
  socketlikeViewType(): void;
}
