// @trusted: passes raw descriptors to WASI
import { fd_advise, fd_allocate, fd_datasync, fd_sync } from "../table";
import { Advice } from "../wasi/types";
import { AsFd } from "../fd";
import { Result } from "../result";
import { done, rawFd } from "./raw";

/** Blocks until the file's content and attributes are on the device. `fd_sync` */
// @ts-ignore: decorator
@borrows("fd")
export function sync<Fd extends AsFd>(fd: Fd): Result<void> {
  return done<Fd>(fd, fd_sync(rawFd<Fd>(fd)), "sync");
}

/** Blocks until the file's content is on the device. `fd_datasync` */
// @ts-ignore: decorator
@borrows("fd")
export function datasync<Fd extends AsFd>(fd: Fd): Result<void> {
  return done<Fd>(fd, fd_datasync(rawFd<Fd>(fd)), "datasync");
}

/** Announces how `length` bytes at `offset` will be used; 0 means up to the end. `fd_advise` */
// @ts-ignore: decorator
@borrows("fd")
export function advise<Fd extends AsFd>(fd: Fd, offset: u64, length: u64, advice: Advice): Result<void> {
  return done<Fd>(fd, fd_advise(rawFd<Fd>(fd), offset, length, advice), "advise");
}

/** Allocates space for `length` bytes at `offset`, and extends the file to hold them. `fd_allocate` */
// @ts-ignore: decorator
@borrows("fd")
export function allocate<Fd extends AsFd>(fd: Fd, offset: u64, length: u64): Result<void> {
  return done<Fd>(fd, fd_allocate(rawFd<Fd>(fd), offset, length), "allocate");
}
