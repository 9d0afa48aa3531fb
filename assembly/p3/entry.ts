// @trusted: raw calls of WASI 0.3
// The entry that the transform of `--target p3` adds to a program. It puts these in the place of the imports: a function
// `preview1$x` is x of `wasi_snapshot_preview1`, and `p3$x` is x of `io-lifetimes:p3`, what preview1 has no call for.

export {
  args_get as preview1$args_get, args_sizes_get as preview1$args_sizes_get, environ_get as preview1$environ_get,
  environ_sizes_get as preview1$environ_sizes_get, clock_res_get as preview1$clock_res_get,
  clock_time_get as preview1$clock_time_get, proc_exit as preview1$proc_exit, proc_raise as preview1$proc_raise,
  sched_yield as preview1$sched_yield, random_get as preview1$random_get,
} from "./process";
export {
  fd_read as preview1$fd_read, fd_pread as preview1$fd_pread, fd_write as preview1$fd_write, fd_pwrite as preview1$fd_pwrite,
  fd_seek as preview1$fd_seek, fd_tell as preview1$fd_tell, fd_advise as preview1$fd_advise,
  fd_allocate as preview1$fd_allocate, fd_sync as preview1$fd_sync, fd_datasync as preview1$fd_datasync,
  fd_fdstat_get as preview1$fd_fdstat_get, fd_fdstat_set_flags as preview1$fd_fdstat_set_flags,
  fd_fdstat_set_rights as preview1$fd_fdstat_set_rights,
} from "./files";
export { fd_close as preview1$fd_close, fd_renumber as preview1$fd_renumber, finish as p3$finish } from "./close";
export {
  fd_filestat_get as preview1$fd_filestat_get, fd_filestat_set_size as preview1$fd_filestat_set_size,
  fd_filestat_set_times as preview1$fd_filestat_set_times, path_filestat_get as preview1$path_filestat_get,
  path_filestat_set_times as preview1$path_filestat_set_times,
} from "./stat";
export {
  fd_readdir as preview1$fd_readdir, fd_prestat_get as preview1$fd_prestat_get,
  fd_prestat_dir_name as preview1$fd_prestat_dir_name,
} from "./directory";
export {
  path_open as preview1$path_open, path_create_directory as preview1$path_create_directory,
  path_remove_directory as preview1$path_remove_directory, path_unlink_file as preview1$path_unlink_file,
  path_link as preview1$path_link, path_rename as preview1$path_rename, path_symlink as preview1$path_symlink,
  path_readlink as preview1$path_readlink,
} from "./paths";
export { poll_oneoff as preview1$poll_oneoff } from "./polling";
export {
  sock_accept as preview1$sock_accept, sock_recv as preview1$sock_recv, sock_send as preview1$sock_send,
  sock_shutdown as preview1$sock_shutdown, tcp_connect as p3$tcp_connect, tcp_listen as p3$tcp_listen,
  sock_address as p3$sock_address, resolve_addresses as p3$resolve_addresses,
} from "./sockets";
export {
  udp_bind as p3$udp_bind, udp_connect as p3$udp_connect, udp_send as p3$udp_send, udp_receive as p3$udp_receive,
} from "./datagrams";
export { fd_move as p3$fd_move } from "./moving";
export { cabi_realloc as p3$cabi_realloc } from "../abi/memory";
