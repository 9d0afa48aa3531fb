// The counterpart of io-lifetimes' tests/niche-optimizations.rs: an option of a descriptor is as big as a raw fd,
// and no raw fd but -1 is taken for something else on its way through an owner.

import {
  BorrowedFd, BorrowedFilelike, BorrowedSocketlike, Dir, File, OwnedFd, OwnedFilelike, OwnedSocketlike, RawFd, Socket,
  openHandles,
} from "as-io-lifetimes";

export function testNicheOptimizationsOfOwnedFd(): void {
  assert(sizeof<OwnedFd | null>() == sizeof<RawFd>(), "OwnedFd | null is as big as a raw fd");
  assert(sizeof<File | null>() == sizeof<RawFd>(), "File | null is");
  assert(sizeof<Dir | null>() == sizeof<RawFd>(), "Dir | null is");
}

export function testNicheOptimizationsOfBorrowedFd(): void {
  assert(sizeof<BorrowedFd | null>() == sizeof<RawFd>(), "BorrowedFd | null is as big as a raw fd");
}

export function testNicheOptimizationsOfFilelikes(): void {
  assert(sizeof<OwnedFilelike | null>() == sizeof<RawFd>(), "OwnedFilelike | null is as big as a raw fd");
  assert(sizeof<BorrowedFilelike | null>() == sizeof<RawFd>(), "BorrowedFilelike | null is");
}

export function testNicheOptimizationsSocket(): void {
  assert(sizeof<OwnedSocketlike | null>() == sizeof<RawFd>(), "OwnedSocketlike | null is as big as a raw fd");
  assert(sizeof<BorrowedSocketlike | null>() == sizeof<RawFd>(), "BorrowedSocketlike | null is");
  assert(sizeof<Socket | null>() == sizeof<RawFd>(), "Socket | null is");
}

export function testNicheOptimizationsKeepTheLeastRawFd(): void {
  assert(OwnedFd.fromRawFd(i32.MIN_VALUE).intoRawFd() == i32.MIN_VALUE, "it comes out as it went in");
}

export function testNicheOptimizationsKeepTheGreatestRawFd(): void {
  assert(OwnedFd.fromRawFd(i32.MAX_VALUE).intoRawFd() == i32.MAX_VALUE, "it comes out as it went in");
}

export function testNicheOptimizationsKeepTheLeastRawFdInAnOption(): void {
  assert(unwrap(OwnedFd.fromRawFd(i32.MIN_VALUE)).intoRawFd() == i32.MIN_VALUE, "it comes out as it went in");
}

export function testNicheOptimizationsKeepTheGreatestRawFdInAnOption(): void {
  assert(unwrap(OwnedFd.fromRawFd(i32.MAX_VALUE)).intoRawFd() == i32.MAX_VALUE, "it comes out as it went in");
}

export function testNicheOptimizationsSocketKeepTheLeastAndTheGreatest(): void {
  const least = OwnedSocketlike.fromRawSocketlike(i32.MIN_VALUE);
  const greatest = OwnedSocketlike.fromRawSocketlike(i32.MAX_VALUE);
  assert(least.intoRawSocketlike() == i32.MIN_VALUE, "the least comes out as it went in");
  assert(greatest.intoRawSocketlike() == i32.MAX_VALUE, "the greatest comes out as it went in");
}

/** In Rust a raw fd of 0 is no niche either: it is a descriptor like any other, and its handle isn't 0. */
export function testNicheOptimizationsKeepRawFdZeroInAnOption(): void {
  const option: OwnedFd | null = OwnedFd.fromRawFd(0);
  assert(option !== null, "it is there");
  assert(unwrap(option).intoRawFd() == 0, "it comes out as it went in");
  assert(openHandles() == 0, "nobody owns it now");
}

function unwrap(option: OwnedFd | null): OwnedFd {
  if (option === null) throw new Error("the option is empty");
  return option;
}
