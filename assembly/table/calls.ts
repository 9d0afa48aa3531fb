// @trusted: makes and ends handles
import * as wasi from "../wasi/imports";
import { Errno } from "../shared/errno";
import { Advice, Dircookie, Fdflags, RawFd, Riflags, Rights, Sdflags, Whence } from "../wasi/types";
import { fileOf, find, isVirtual } from "./description";
import { VirtualFile } from "./virtual";

// preview1's calls on a raw fd, of the host or virtual: the latter have numbers
// below -1. Everything above the table calls these, and `path_…` of WASI itself. The hot calls go to virtual files by a
// function of its own: one with a managed local keeps a frame for the collector, whichever way it takes.

/** The virtual file of a raw fd below -1, or null. */
// @ts-ignore: decorator
@unsafe
export function virtualFile(fd: RawFd): VirtualFile | null {
  const description = find(fd);
  return description ? fileOf(description) : null;
}

// @ts-ignore: decorator
@unsafe
export function fd_read(fd: RawFd, iovs: usize, iovs_len: i32, nread: usize): i32 {
  return isVirtual(fd) ? virtualRead(fd, iovs, iovs_len, nread) : wasi.fd_read(fd, iovs, iovs_len, nread);
}

// @ts-ignore: decorator
@unsafe
export function fd_write(fd: RawFd, iovs: usize, iovs_len: i32, nwritten: usize): i32 {
  return isVirtual(fd) ? virtualWrite(fd, iovs, iovs_len, nwritten) : wasi.fd_write(fd, iovs, iovs_len, nwritten);
}

// @ts-ignore: decorator
@unsafe
export function fd_pread(fd: RawFd, iovs: usize, iovs_len: i32, offset: u64, nread: usize): i32 {
  return isVirtual(fd) ? virtualPread(fd, iovs, iovs_len, offset, nread) : wasi.fd_pread(fd, iovs, iovs_len, offset, nread);
}

// @ts-ignore: decorator
@unsafe
export function fd_pwrite(fd: RawFd, iovs: usize, iovs_len: i32, offset: u64, nwritten: usize): i32 {
  return isVirtual(fd) ? virtualPwrite(fd, iovs, iovs_len, offset, nwritten) : wasi.fd_pwrite(fd, iovs, iovs_len, offset, nwritten);
}

function virtualRead(fd: RawFd, iovs: usize, iovs_len: i32, nread: usize): i32 {
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_READ) || file.read(iovs, iovs_len, nread);
}

function virtualWrite(fd: RawFd, iovs: usize, iovs_len: i32, nwritten: usize): i32 {
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_WRITE) || file.write(iovs, iovs_len, nwritten);
}

function virtualPread(fd: RawFd, iovs: usize, iovs_len: i32, offset: u64, nread: usize): i32 {
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_READ) || file.pread(iovs, iovs_len, offset, nread);
}

function virtualPwrite(fd: RawFd, iovs: usize, iovs_len: i32, offset: u64, nwritten: usize): i32 {
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_WRITE) || file.pwrite(iovs, iovs_len, offset, nwritten);
}

// @ts-ignore: decorator
@unsafe
export function fd_seek(fd: RawFd, offset: i64, whence: Whence, newoffset: usize): i32 {
  if (!isVirtual(fd)) return wasi.fd_seek(fd, offset, whence, newoffset);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_SEEK) || file.seek(offset, whence, newoffset);
}

// @ts-ignore: decorator
@unsafe
export function fd_tell(fd: RawFd, offset: usize): i32 {
  if (!isVirtual(fd)) return wasi.fd_tell(fd, offset);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_TELL) || file.seek(0, Whence.CUR, offset);
}

// @ts-ignore: decorator
@unsafe
export function fd_advise(fd: RawFd, offset: u64, len: u64, advice: Advice): i32 {
  if (!isVirtual(fd)) return wasi.fd_advise(fd, offset, len, advice);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_ADVISE) || file.advise();
}

// @ts-ignore: decorator
@unsafe
export function fd_allocate(fd: RawFd, offset: u64, len: u64): i32 {
  if (!isVirtual(fd)) return wasi.fd_allocate(fd, offset, len);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_ALLOCATE) || file.allocate(offset, len);
}

// @ts-ignore: decorator
@unsafe
export function fd_sync(fd: RawFd): i32 {
  if (!isVirtual(fd)) return wasi.fd_sync(fd);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_SYNC) || file.sync();
}

// @ts-ignore: decorator
@unsafe
export function fd_datasync(fd: RawFd): i32 {
  if (!isVirtual(fd)) return wasi.fd_datasync(fd);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_DATASYNC) || file.sync();
}

// @ts-ignore: decorator
@unsafe
export function fd_fdstat_get(fd: RawFd, stat: usize): i32 {
  if (!isVirtual(fd)) return wasi.fd_fdstat_get(fd, stat);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.fdstat(stat);
}

// @ts-ignore: decorator
@unsafe
export function fd_fdstat_set_flags(fd: RawFd, flags: Fdflags): i32 {
  if (!isVirtual(fd)) return wasi.fd_fdstat_set_flags(fd, flags);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_FDSTAT_SET_FLAGS) || file.setFlags(flags);
}

// @ts-ignore: decorator
@unsafe
export function fd_fdstat_set_rights(fd: RawFd, fs_rights_base: u64, fs_rights_inheriting: u64): i32 {
  if (!isVirtual(fd)) return wasi.fd_fdstat_set_rights(fd, fs_rights_base, fs_rights_inheriting);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.setRights(fs_rights_base, fs_rights_inheriting);
}

// @ts-ignore: decorator
@unsafe
export function fd_filestat_get(fd: RawFd, stat: usize): i32 {
  if (!isVirtual(fd)) return wasi.fd_filestat_get(fd, stat);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_FILESTAT_GET) || file.filestat(stat);
}

// @ts-ignore: decorator
@unsafe
export function fd_filestat_set_size(fd: RawFd, size: u64): i32 {
  if (!isVirtual(fd)) return wasi.fd_filestat_set_size(fd, size);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_FILESTAT_SET_SIZE) || file.setSize(size);
}

// @ts-ignore: decorator
@unsafe
export function fd_filestat_set_times(fd: RawFd, atim: u64, mtim: u64, fst_flags: i32): i32 {
  if (!isVirtual(fd)) return wasi.fd_filestat_set_times(fd, atim, mtim, fst_flags);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_FILESTAT_SET_TIMES) || file.setTimes(atim, mtim, fst_flags);
}

// @ts-ignore: decorator
@unsafe
export function fd_readdir(fd: RawFd, buf: usize, buf_len: u32, cookie: Dircookie, bufused: usize): i32 {
  if (!isVirtual(fd)) return wasi.fd_readdir(fd, buf, buf_len, cookie, bufused);
  return virtualFile(fd) === null ? Errno.BADF : Errno.NOTDIR;
}

// @ts-ignore: decorator
@unsafe
export function sock_accept(fd: RawFd, flags: Fdflags, connection: usize): i32 {
  if (!isVirtual(fd)) return wasi.sock_accept(fd, flags, connection);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.accept();
}

// @ts-ignore: decorator
@unsafe
export function sock_recv(fd: RawFd, iovs: usize, iovs_len: i32, flags: Riflags, datalen: usize, roflags: usize): i32 {
  if (!isVirtual(fd)) return wasi.sock_recv(fd, iovs, iovs_len, flags, datalen, roflags);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.FD_READ) || file.recv(iovs, iovs_len, flags, datalen, roflags);
}

// @ts-ignore: decorator
@unsafe
export function sock_send(fd: RawFd, iovs: usize, iovs_len: i32, flags: i32, datalen: usize): i32 {
  if (!isVirtual(fd)) return wasi.sock_send(fd, iovs, iovs_len, <u16>flags, datalen);
  const file = virtualFile(fd);
  if (file === null) return Errno.BADF;
  return file.lacks(Rights.FD_WRITE) || (flags ? Errno.INVAL : file.send(iovs, iovs_len, datalen));
}

// @ts-ignore: decorator
@unsafe
export function sock_shutdown(fd: RawFd, how: Sdflags): i32 {
  if (!isVirtual(fd)) return wasi.sock_shutdown(fd, how);
  const file = virtualFile(fd);
  return file === null ? Errno.BADF : file.lacks(Rights.SOCK_SHUTDOWN) || file.shutdown(how);
}
