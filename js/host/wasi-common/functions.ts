// The types of preview1's functions, as the guard calls those of Node's WASI. Pointers, lengths and descriptors are
// unsigned; 64-bit numbers are bigint.

import type { Errno } from "../../shared.js";

type Call<Arguments extends (number | bigint)[]> = (...args: Arguments) => Errno;

export type Preview1Functions = {
  args_get: Call<[argv: number, buf: number]>;
  args_sizes_get: Call<[argc: number, size: number]>;
  environ_get: Call<[environ: number, buf: number]>;
  environ_sizes_get: Call<[count: number, size: number]>;
  clock_res_get: Call<[id: number, resolution: number]>;
  clock_time_get: Call<[id: number, precision: bigint, time: number]>;
  fd_advise: Call<[fd: number, offset: bigint, len: bigint, advice: number]>;
  fd_allocate: Call<[fd: number, offset: bigint, len: bigint]>;
  fd_close: Call<[fd: number]>;
  fd_datasync: Call<[fd: number]>;
  fd_fdstat_get: Call<[fd: number, stat: number]>;
  fd_fdstat_set_flags: Call<[fd: number, flags: number]>;
  fd_fdstat_set_rights: Call<[fd: number, base: bigint, inheriting: bigint]>;
  fd_filestat_get: Call<[fd: number, stat: number]>;
  fd_filestat_set_size: Call<[fd: number, size: bigint]>;
  fd_filestat_set_times: Call<[fd: number, atim: bigint, mtim: bigint, flags: number]>;
  fd_pread: Call<[fd: number, iovs: number, count: number, offset: bigint, nread: number]>;
  fd_prestat_get: Call<[fd: number, prestat: number]>;
  fd_prestat_dir_name: Call<[fd: number, path: number, len: number]>;
  fd_pwrite: Call<[fd: number, iovs: number, count: number, offset: bigint, nwritten: number]>;
  fd_read: Call<[fd: number, iovs: number, count: number, nread: number]>;
  fd_readdir: Call<[fd: number, buf: number, len: number, cookie: bigint, used: number]>;
  fd_renumber: Call<[from: number, to: number]>;
  fd_seek: Call<[fd: number, offset: bigint, whence: number, newOffset: number]>;
  fd_sync: Call<[fd: number]>;
  fd_tell: Call<[fd: number, offset: number]>;
  fd_write: Call<[fd: number, iovs: number, count: number, nwritten: number]>;
  path_create_directory: Call<[fd: number, path: number, len: number]>;
  path_filestat_get: Call<[fd: number, flags: number, path: number, len: number, stat: number]>;
  path_filestat_set_times: Call<
    [fd: number, flags: number, path: number, len: number, atim: bigint, mtim: bigint, fstflags: number]
  >;
  path_link: Call<
    [oldFd: number, flags: number, oldPath: number, oldLen: number, newFd: number, newPath: number, newLen: number]
  >;
  path_open: Call<
    [
      fd: number,
      dirflags: number,
      path: number,
      len: number,
      oflags: number,
      base: bigint,
      inheriting: bigint,
      fdflags: number,
      opened: number,
    ]
  >;
  path_readlink: Call<[fd: number, path: number, len: number, buf: number, bufLen: number, used: number]>;
  path_remove_directory: Call<[fd: number, path: number, len: number]>;
  path_rename: Call<[oldFd: number, oldPath: number, oldLen: number, newFd: number, newPath: number, newLen: number]>;
  path_symlink: Call<[target: number, targetLen: number, fd: number, path: number, len: number]>;
  path_unlink_file: Call<[fd: number, path: number, len: number]>;
  poll_oneoff: Call<[subscriptions: number, events: number, count: number, nevents: number]>;
  proc_exit: (code: number) => void;
  proc_raise: Call<[signal: number]>;
  sched_yield: Call<[]>;
  random_get: Call<[buf: number, len: number]>;
  sock_accept: Call<[fd: number, flags: number, connection: number]>;
  sock_recv: Call<[fd: number, iovs: number, count: number, flags: number, datalen: number, roflags: number]>;
  sock_send: Call<[fd: number, iovs: number, count: number, flags: number, datalen: number]>;
  sock_shutdown: Call<[fd: number, how: number]>;
};
