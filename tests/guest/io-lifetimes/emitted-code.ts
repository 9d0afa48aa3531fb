// Functions of which the test reads the code that asc makes at -O3.

import {
  BorrowedFd, BorrowedFilelike, BorrowedSocketlike, Dir, File, OwnedFd, OwnedFilelike, OwnedSocketlike, Result, Socket,
} from "as-io-lifetimes";

export function asFdOfOwnedFd(fd: OwnedFd): BorrowedFd {
  return fd.asFd();
}

export function asFdOfBorrowedFd(fd: BorrowedFd): BorrowedFd {
  return fd.asFd();
}

export function asFdOfFile(file: File): BorrowedFd {
  return file.asFd();
}

export function asFdOfDir(dir: Dir): BorrowedFd {
  return dir.asFd();
}

export function asFdOfSocket(socket: Socket): BorrowedFd {
  return socket.asFd();
}

export function asFdOfOwnedFilelike(filelike: OwnedFilelike): BorrowedFd {
  return filelike.asFd();
}

export function asFdOfOwnedSocketlike(socketlike: OwnedSocketlike): BorrowedFd {
  return socketlike.asFd();
}

export function asFdOfBorrowedFilelike(filelike: BorrowedFilelike): BorrowedFd {
  return filelike.asFd();
}

export function asFdOfBorrowedSocketlike(socketlike: BorrowedSocketlike): BorrowedFd {
  return socketlike.asFd();
}

export function asFilelikeOfBorrowedFilelike(filelike: BorrowedFilelike): Result<BorrowedFilelike> {
  return filelike.asFilelike();
}

export function asSocketlikeOfBorrowedSocketlike(socketlike: BorrowedSocketlike): Result<BorrowedSocketlike> {
  return socketlike.asSocketlike();
}

export function fromFd(fd: OwnedFd): OwnedFd {
  return OwnedFd.fromFd(fd).intoFd();
}

export function some(fd: OwnedFd): OwnedFd | null {
  return fd;
}

export function isNone(option: OwnedFd | null): bool {
  return option === null;
}

export function isSome(option: OwnedFd | null): bool {
  return option !== null;
}

export function asFdOrNone(option: File | null): BorrowedFd | null {
  return option === null ? null : option.asFd();
}
