// @trusted: hands descriptors to the host by their handles
export { io_buffer, io_text } from "./buffer";
export {
  io_advise, io_allocate, io_close, io_datasync, io_drop, io_end_lend, io_flags, io_is_live, io_kind, io_lend, io_move,
  io_read, io_read_at, io_read_dir, io_same, io_seek, io_set_flags, io_set_size, io_set_times, io_stat, io_sync, io_tell,
  io_try_clone, io_write, io_write_at,
} from "./descriptor";
export { io_lock_elsewhere, io_locked, io_locks } from "./lock";
export {
  io_copy, io_create_dir, io_link, io_open, io_open_dir, io_readlink, io_remove_dir, io_remove_file, io_rename,
  io_stat_at, io_symlink,
} from "./path";
export { io_poll } from "./poll";
export {
  io_capacity, io_has_end, io_memory_file, io_pipe, io_redirect_stdio, io_set_capacity, io_socket_pair,
} from "./pipe";
export {
  io_error_detail, io_error_errno, io_error_operation, io_error_path, io_leak_report, io_open_handles, io_set_misuse_policy,
} from "./report";
export {
  io_accept, io_count_given_sockets, io_given_socket, io_recv, io_send, io_shutdown, io_was_truncated,
} from "./socket";
export { io_create_dir_all, io_remove_dir_all, io_walk, io_walk_end, io_walk_next, io_walk_skip_dir } from "./tree";
