#include <inttypes.h>
#include <stdio.h>
#include "opening.h"

bool exports_opening_run(opening_string_t *path, opening_string_t *ret, opening_string_t *err) {
  io_lifetimes_fd_fds_own_fd_t fd;
  io_lifetimes_fd_fds_error_t error;
  bool opened = io_lifetimes_fd_fds_static_fd_open(
      IO_LIFETIMES_FD_TYPES_PATH_FLAGS_SYMLINK_FOLLOW, path, IO_LIFETIMES_FD_TYPES_OPEN_FLAGS_READ, &fd, &error);
  opening_string_free(path);
  if (!opened) {
    *err = error.message; // moves: it is freed with the answer
    return false;
  }
  opening_string_t line;
  example_compose_reader_first_line(io_lifetimes_fd_fds_borrow_fd(fd), &line); // lent for the call
  uint64_t size = example_compose_closer_finish(fd); // given away: nobody stops C from using `fd`, but it traps
  char text[256];
  snprintf(text, sizeof text, "%.*s: %" PRIu64 " bytes, %" PRIu32 " left open", (int)line.len, (const char *)line.ptr,
           size, io_lifetimes_fd_fds_count_open());
  opening_string_free(&line);
  opening_string_dup(ret, text);
  return true;
}
