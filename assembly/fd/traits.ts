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

/** A type that can lend its descriptor. */
// @ts-ignore: decorator
@view
export interface AsFd {
  /** Borrows the descriptor. */
  asFd(): BorrowedFd;
}

/** A type that can give up its descriptor. */
// @ts-ignore: decorator
@owned @consumes("intoFd")
export interface IntoFd {
  /** Consumes `this` and returns its descriptor, which the caller owns. */
  intoFd(): OwnedFd;
}

/** A type that can lend a descriptor to read from and one to write to, which may be the same. */
// @ts-ignore: decorator
@view
export interface AsReadWriteFd {
  /** Borrows the descriptor to read from. */
  asReadFd(): BorrowedFd;
  /** Borrows the descriptor to write to. */
  asWriteFd(): BorrowedFd;
}

/** A type that can show its raw fd. */
// @ts-ignore: decorator
@view
export interface AsRawFd {
  /** The raw fd, which stays the owner's. */
  asRawFd(): RawFd;
}

/** A type that can give up its raw fd. */
// @ts-ignore: decorator
@owned @consumes("intoRawFd")
export interface IntoRawFd {
  /** Consumes `this` and returns its raw fd, which the caller must close. */
  intoRawFd(): RawFd;
}

/** A type that can lend its descriptor as a filelike. */
// @ts-ignore: decorator
@view
export interface AsFilelike {
  /** Borrows the descriptor. Fails with EINVAL if it is a socket. */
  asFilelike(): Result<BorrowedFilelike>;
}

/** A type that can give up its descriptor as a filelike. */
// @ts-ignore: decorator
@owned @consumes("intoFilelike")
export interface IntoFilelike {
  /** Consumes `this` and returns its descriptor. Fails with EINVAL if it is a socket; then `this` stays the owner. */
  intoFilelike(): Result<OwnedFilelike>;
}

/** A type that can lend its descriptor as a socketlike. */
// @ts-ignore: decorator
@view
export interface AsSocketlike {
  /** Borrows the descriptor. Fails with ENOTSOCK if it isn't a socket. */
  asSocketlike(): Result<BorrowedSocketlike>;
}

/** A type that can give up its descriptor as a socketlike. */
// @ts-ignore: decorator
@owned @consumes("intoSocketlike")
export interface IntoSocketlike {
  /** Consumes `this` and returns its descriptor. Fails with ENOTSOCK if it isn't a socket; then `this` stays the owner. */
  intoSocketlike(): Result<OwnedSocketlike>;
}

/** A type that can show its raw filelike. */
// @ts-ignore: decorator
@view
export interface AsRawFilelike {
  /** The raw fd, which stays the owner's. */
  asRawFilelike(): RawFilelike;
}

/** A type that can give up its raw filelike. */
// @ts-ignore: decorator
@owned @consumes("intoRawFilelike")
export interface IntoRawFilelike {
  /** Consumes `this` and returns its raw fd, which the caller must close. */
  intoRawFilelike(): RawFilelike;
}

/** A type that can show its raw socketlike. */
// @ts-ignore: decorator
@view
export interface AsRawSocketlike {
  /** The raw fd, which stays the owner's. */
  asRawSocketlike(): RawSocketlike;
}

/** A type that can give up its raw socketlike. */
// @ts-ignore: decorator
@owned @consumes("intoRawSocketlike")
export interface IntoRawSocketlike {
  /** Consumes `this` and returns its raw fd, which the caller must close. */
  intoRawSocketlike(): RawSocketlike;
}

/** A type that can be a view of a file: its `intoFd` returns the descriptor that its constructor took. */
// @ts-ignore: decorator
@owned
export interface FilelikeViewType extends IntoFd {
  /** A marker without an effect. */
  filelikeViewType(): void;
}

/** A type that can be a view of a socket: its `intoFd` returns the descriptor that its constructor took. */
// @ts-ignore: decorator
@owned
export interface SocketlikeViewType extends IntoFd {
  /** A marker without an effect. */
  socketlikeViewType(): void;
}
