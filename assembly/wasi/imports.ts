// @trusted: raw calls of WASI preview1, and memory by address
// The 46 functions of WASI preview1, in the order of the specification, as wasm sees them.
// A pointer is a `usize`, to memory of the caller for the time of the call; a path is a pointer to UTF-8 and
// its bytes, and is seen from the directory before it. A raw fd is borrowed, unless its doc says otherwise.
// Each answers an `Errno`, and writes its results only when that is 0.

import {
  Advice, ClockId, Dircookie, Fdflags, Fstflags, Lookupflags, Oflags, RawFd, Riflags, Sdflags, Siflags, Signal,
  Whence
} from "./types";

/** Writes an address for each argument at `argv` and the arguments, each ended by a zero byte, at `argv_buf`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "args_get")
export declare function args_get(argv: usize, argv_buf: usize): i32;

/** Writes how many arguments there are (u32) at `argc`, and how many bytes they take (u32) at `argv_buf_size`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "args_sizes_get")
export declare function args_sizes_get(argc: usize, argv_buf_size: usize): i32;

/**
 * Writes an address for each variable at `environ` and the variables, `KEY=VALUE` and a zero byte, at
 * `environ_buf`.
 */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "environ_get")
export declare function environ_get(environ: usize, environ_buf: usize): i32;

/**
 * Writes how many variables there are (u32) at `environc`, and how many bytes they take (u32) at
 * `environ_buf_size`.
 */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "environ_sizes_get")
export declare function environ_sizes_get(environc: usize, environ_buf_size: usize): i32;

/** Writes the resolution of the clock `id` in nanoseconds (u64) at `resolution`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "clock_res_get")
export declare function clock_res_get(id: ClockId, resolution: usize): i32;

/** Writes the time of the clock `id` in nanoseconds (u64) at `time`; it may be `precision` nanoseconds old. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "clock_time_get")
export declare function clock_time_get(id: ClockId, precision: u64, time: usize): i32;

/** Says how `len` bytes from `offset` are going to be used; 0 means all that follow. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_advise")
export declare function fd_advise(fd: RawFd, offset: u64, len: u64, advice: Advice): i32;

/** Makes sure that the file has room for `len` bytes from `offset`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_allocate")
export declare function fd_allocate(fd: RawFd, offset: u64, len: u64): i32;

/** Closes `fd`. The number may be given out again at once. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_close")
export declare function fd_close(fd: RawFd): i32;

/** Waits until the data of the file is on the device. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_datasync")
export declare function fd_datasync(fd: RawFd): i32;

/** Writes an `Fdstat` at `stat`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_fdstat_get")
export declare function fd_fdstat_get(fd: RawFd, stat: usize): i32;

/** Sets the flags of `fd`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_fdstat_set_flags")
export declare function fd_fdstat_set_flags(fd: RawFd, flags: Fdflags): i32;

/** Takes away the `Rights` that are not in the arguments; none can be added. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_fdstat_set_rights")
export declare function fd_fdstat_set_rights(fd: RawFd, fs_rights_base: u64, fs_rights_inheriting: u64): i32;

/** Writes a `Filestat` at `stat`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_filestat_get")
export declare function fd_filestat_get(fd: RawFd, stat: usize): i32;

/** Cuts the file, or fills it up with zeroes, to `size` bytes. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_filestat_set_size")
export declare function fd_filestat_set_size(fd: RawFd, size: u64): i32;

/** Sets the times that `fst_flags` names, in nanoseconds since 1970. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_filestat_set_times")
export declare function fd_filestat_set_times(fd: RawFd, atim: u64, mtim: u64, fst_flags: Fstflags): i32;

/** Reads from `offset` into `iovs_len` `Iovec`s at `iovs`, and writes the number of bytes (u32) at `nread`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_pread")
export declare function fd_pread(fd: RawFd, iovs: usize, iovs_len: usize, offset: u64, nread: usize): i32;

/** Writes a `Prestat` at `prestat`; fails with `badf` after the last preopened descriptor. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_prestat_get")
export declare function fd_prestat_get(fd: RawFd, prestat: usize): i32;

/** Writes the name of a preopened directory at `path`, `path_len` bytes without an end mark. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_prestat_dir_name")
export declare function fd_prestat_dir_name(fd: RawFd, path: usize, path_len: usize): i32;

/** Writes from `iovs_len` `Ciovec`s at `iovs` to `offset`, and the number of bytes written (u32) at `nwritten`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_pwrite")
export declare function fd_pwrite(fd: RawFd, iovs: usize, iovs_len: usize, offset: u64, nwritten: usize): i32;

/**
 * Reads into `iovs_len` `Iovec`s at `iovs`, and writes the number of bytes (u32) at `nread`; 0 is the end of the
 * file.
 */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_read")
export declare function fd_read(fd: RawFd, iovs: usize, iovs_len: usize, nread: usize): i32;

/**
 * Writes `Dirent`s from `cookie` on, each with its name, at `buf`, and the bytes used (u32) at `bufused`; less
 * than `buf_len` is the end.
 */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_readdir")
export declare function fd_readdir(fd: RawFd, buf: usize, buf_len: usize, cookie: Dircookie, bufused: usize): i32;

/** Closes `to` and renumbers `fd` to it. The old number of `fd` is free afterwards. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_renumber")
export declare function fd_renumber(fd: RawFd, to: RawFd): i32;

/** Moves the offset, and writes the new one from the start of the file (u64) at `newoffset`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_seek")
export declare function fd_seek(fd: RawFd, offset: i64, whence: Whence, newoffset: usize): i32;

/** Waits until data and attributes of the file are on the device. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_sync")
export declare function fd_sync(fd: RawFd): i32;

/** Writes the offset (u64) at `offset`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_tell")
export declare function fd_tell(fd: RawFd, offset: usize): i32;

/** Writes from `iovs_len` `Ciovec`s at `iovs`, and the number of bytes written (u32) at `nwritten`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "fd_write")
export declare function fd_write(fd: RawFd, iovs: usize, iovs_len: usize, nwritten: usize): i32;

/** Makes the directory named by `path_len` bytes at `path`, seen from the directory `fd`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "path_create_directory")
export declare function path_create_directory(fd: RawFd, path: usize, path_len: usize): i32;

/** Writes a `Filestat` of the file named by `path_len` bytes at `path` at `stat`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "path_filestat_get")
export declare function path_filestat_get(
  fd: RawFd, flags: Lookupflags, path: usize, path_len: usize, stat: usize
): i32;

/**
 * Sets the times that `fst_flags` names, in nanoseconds since 1970, of the file named by `path_len` bytes at
 * `path`.
 */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "path_filestat_set_times")
export declare function path_filestat_set_times(
  fd: RawFd, flags: Lookupflags, path: usize, path_len: usize, atim: u64, mtim: u64, fst_flags: Fstflags
): i32;

/** Creates a hard link, `new_path_len` bytes at `new_path`, to the file named by `old_path_len` bytes at `old_path`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "path_link")
export declare function path_link(
  old_fd: RawFd, old_flags: Lookupflags, old_path: usize, old_path_len: usize, new_fd: RawFd, new_path: usize,
  new_path_len: usize
): i32;

/**
 * Opens the file named by `path_len` bytes at `path`, and writes its raw fd (i32), owned by the caller, at
 * `opened`.
 */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "path_open")
export declare function path_open(
  fd: RawFd, dirflags: Lookupflags, path: usize, path_len: usize, oflags: Oflags, fs_rights_base: u64,
  fs_rights_inheriting: u64, fdflags: Fdflags, opened: usize
): i32;

/**
 * Writes what the link named by `path_len` bytes at `path` holds at `buf`, cut at `buf_len`, and the bytes used
 * (u32) at `bufused`.
 */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "path_readlink")
export declare function path_readlink(
  fd: RawFd, path: usize, path_len: usize, buf: usize, buf_len: usize, bufused: usize
): i32;

/** Removes the empty directory named by `path_len` bytes at `path`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "path_remove_directory")
export declare function path_remove_directory(fd: RawFd, path: usize, path_len: usize): i32;

/**
 * Renames the file named by `old_path_len` bytes at `old_path` to `new_path_len` bytes at `new_path`, seen from
 * `new_fd`.
 */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "path_rename")
export declare function path_rename(
  fd: RawFd, old_path: usize, old_path_len: usize, new_fd: RawFd, new_path: usize, new_path_len: usize
): i32;

/** Makes a link named by `new_path_len` bytes at `new_path` that holds `old_path_len` bytes at `old_path`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "path_symlink")
export declare function path_symlink(
  old_path: usize, old_path_len: usize, fd: RawFd, new_path: usize, new_path_len: usize
): i32;

/** Removes the name `path_len` bytes at `path` of a file that is no directory. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "path_unlink_file")
export declare function path_unlink_file(fd: RawFd, path: usize, path_len: usize): i32;

/**
 * Waits for one or more of `nsubscriptions` `Subscription`s at `in_`, and writes `Event`s at `out` and their
 * number (u32) at `nevents`.
 */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "poll_oneoff")
export declare function poll_oneoff(in_: usize, out: usize, nsubscriptions: usize, nevents: usize): i32;

/** Ends the program with the exit code `rval`; doesn't return. */
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "proc_exit")
export declare function proc_exit(rval: u32): void;

/** Sends the program a signal. */
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "proc_raise")
export declare function proc_raise(sig: Signal): i32;

/** Lets other threads run. */
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "sched_yield")
export declare function sched_yield(): i32;

/** Fills `buf_len` bytes at `buf` with randomness fit for secrets. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "random_get")
export declare function random_get(buf: usize, buf_len: usize): i32;

/**
 * Takes the next connection of a listening socket, and writes its raw fd (i32), owned by the caller, at
 * `connection`.
 */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "sock_accept")
export declare function sock_accept(fd: RawFd, flags: Fdflags, connection: usize): i32;

/**
 * Receives into `ri_data_len` `Iovec`s at `ri_data`, and writes the number of bytes (u32) at `ro_datalen` and
 * `Roflags` (u16) at `ro_flags`.
 */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "sock_recv")
export declare function sock_recv(
  fd: RawFd, ri_data: usize, ri_data_len: usize, ri_flags: Riflags, ro_datalen: usize, ro_flags: usize
): i32;

/** Sends from `si_data_len` `Ciovec`s at `si_data`, and writes the number of bytes (u32) at `so_datalen`. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "sock_send")
export declare function sock_send(
  fd: RawFd, si_data: usize, si_data_len: usize, si_flags: Siflags, so_datalen: usize
): i32;

/** Ends the directions that `how` names. */
// @ts-ignore: decorator
@unsafe @external("wasi_snapshot_preview1", "sock_shutdown")
export declare function sock_shutdown(fd: RawFd, how: Sdflags): i32;
