// What assembly/wasi/ says, for tests/wasi-layout.test.ts to compare with the published layout. An exported
// enum becomes a global for each value, and an exported import makes the module import it.

import {
  Ciovec, Dirent, Event, EventFdReadwrite, Fdstat, Filestat, Iovec, Prestat, Rights, Subscription, SubscriptionClock,
  SubscriptionFdReadwrite
} from "as-io-lifetimes/assembly/wasi";

export * from "as-io-lifetimes/assembly/shared/errno";
export * from "as-io-lifetimes/assembly/wasi/imports";
export {
  Advice, ClockId, EventType, Eventrwflags, Fdflags, Filetype, Fstflags, Lookupflags, Oflags, Preopentype, Riflags,
  Roflags, Sdflags, Signal, Subclockflags, Whence
} from "as-io-lifetimes/assembly/wasi/types";

let lines = "";

/** A line for each record, `dirent 24`, and for each of its fields, `dirent.d_ino 8 8`: offset and size. */
export function structs(): string {
  lines = "";

  struct("iovec", offsetof<Iovec>());
  const iovec = at<Iovec>();
  field("iovec.buf", offsetof<Iovec>("buf"), size(iovec.buf));
  field("iovec.buf_len", offsetof<Iovec>("buf_len"), size(iovec.buf_len));

  struct("ciovec", offsetof<Ciovec>());
  const ciovec = at<Ciovec>();
  field("ciovec.buf", offsetof<Ciovec>("buf"), size(ciovec.buf));
  field("ciovec.buf_len", offsetof<Ciovec>("buf_len"), size(ciovec.buf_len));

  struct("dirent", offsetof<Dirent>());
  const dirent = at<Dirent>();
  field("dirent.d_next", offsetof<Dirent>("d_next"), size(dirent.d_next));
  field("dirent.d_ino", offsetof<Dirent>("d_ino"), size(dirent.d_ino));
  field("dirent.d_namlen", offsetof<Dirent>("d_namlen"), size(dirent.d_namlen));
  field("dirent.d_type", offsetof<Dirent>("d_type"), size(dirent.d_type));

  struct("fdstat", offsetof<Fdstat>());
  const fdstat = at<Fdstat>();
  field("fdstat.fs_filetype", offsetof<Fdstat>("fs_filetype"), size(fdstat.fs_filetype));
  field("fdstat.fs_flags", offsetof<Fdstat>("fs_flags"), size(fdstat.fs_flags));
  field("fdstat.fs_rights_base", offsetof<Fdstat>("fs_rights_base"), size(fdstat.fs_rights_base));
  field("fdstat.fs_rights_inheriting", offsetof<Fdstat>("fs_rights_inheriting"), size(fdstat.fs_rights_inheriting));

  struct("filestat", offsetof<Filestat>());
  const filestat = at<Filestat>();
  field("filestat.dev", offsetof<Filestat>("dev"), size(filestat.dev));
  field("filestat.ino", offsetof<Filestat>("ino"), size(filestat.ino));
  field("filestat.filetype", offsetof<Filestat>("filetype"), size(filestat.filetype));
  field("filestat.nlink", offsetof<Filestat>("nlink"), size(filestat.nlink));
  field("filestat.size", offsetof<Filestat>("size"), size(filestat.size));
  field("filestat.atim", offsetof<Filestat>("atim"), size(filestat.atim));
  field("filestat.mtim", offsetof<Filestat>("mtim"), size(filestat.mtim));
  field("filestat.ctim", offsetof<Filestat>("ctim"), size(filestat.ctim));

  struct("prestat", offsetof<Prestat>());
  const prestat = at<Prestat>();
  field("prestat.tag", offsetof<Prestat>("tag"), size(prestat.tag));
  field("prestat.pr_name_len", offsetof<Prestat>("pr_name_len"), size(prestat.pr_name_len));

  struct("subscription_clock", offsetof<SubscriptionClock>());
  const clock = at<SubscriptionClock>();
  field("subscription_clock.id", offsetof<SubscriptionClock>("id"), size(clock.id));
  field("subscription_clock.timeout", offsetof<SubscriptionClock>("timeout"), size(clock.timeout));
  field("subscription_clock.precision", offsetof<SubscriptionClock>("precision"), size(clock.precision));
  field("subscription_clock.flags", offsetof<SubscriptionClock>("flags"), size(clock.flags));

  struct("subscription_fd_readwrite", offsetof<SubscriptionFdReadwrite>());
  const descriptor = at<SubscriptionFdReadwrite>();
  field(
    "subscription_fd_readwrite.file_descriptor",
    offsetof<SubscriptionFdReadwrite>("file_descriptor"), size(descriptor.file_descriptor)
  );

  struct("subscription", offsetof<Subscription>());
  const subscription = at<Subscription>();
  field("subscription.userdata", offsetof<Subscription>("userdata"), size(subscription.userdata));
  field("subscription.tag", offsetof<Subscription>("tag"), size(subscription.tag));
  field("subscription.clock", distance(subscription, subscription.clock), size(subscription.clock));
  field("subscription.fd_readwrite", distance(subscription, subscription.fd_readwrite), size(subscription.fd_readwrite));

  struct("event_fd_readwrite", offsetof<EventFdReadwrite>());
  const readwrite = at<EventFdReadwrite>();
  field("event_fd_readwrite.nbytes", offsetof<EventFdReadwrite>("nbytes"), size(readwrite.nbytes));
  field("event_fd_readwrite.flags", offsetof<EventFdReadwrite>("flags"), size(readwrite.flags));

  struct("event", offsetof<Event>());
  const event = at<Event>();
  field("event.userdata", offsetof<Event>("userdata"), size(event.userdata));
  field("event.error", offsetof<Event>("error"), size(event.error));
  field("event.type", offsetof<Event>("type"), size(event.type));
  field("event.fd_readwrite", distance(event, event.fd_readwrite), size(event.fd_readwrite));

  return lines;
}

/** A line for each right: its name and its value. */
export function rights(): string {
  lines = "";
  right("fd_datasync", Rights.FD_DATASYNC);
  right("fd_read", Rights.FD_READ);
  right("fd_seek", Rights.FD_SEEK);
  right("fd_fdstat_set_flags", Rights.FD_FDSTAT_SET_FLAGS);
  right("fd_sync", Rights.FD_SYNC);
  right("fd_tell", Rights.FD_TELL);
  right("fd_write", Rights.FD_WRITE);
  right("fd_advise", Rights.FD_ADVISE);
  right("fd_allocate", Rights.FD_ALLOCATE);
  right("path_create_directory", Rights.PATH_CREATE_DIRECTORY);
  right("path_create_file", Rights.PATH_CREATE_FILE);
  right("path_link_source", Rights.PATH_LINK_SOURCE);
  right("path_link_target", Rights.PATH_LINK_TARGET);
  right("path_open", Rights.PATH_OPEN);
  right("fd_readdir", Rights.FD_READDIR);
  right("path_readlink", Rights.PATH_READLINK);
  right("path_rename_source", Rights.PATH_RENAME_SOURCE);
  right("path_rename_target", Rights.PATH_RENAME_TARGET);
  right("path_filestat_get", Rights.PATH_FILESTAT_GET);
  right("path_filestat_set_size", Rights.PATH_FILESTAT_SET_SIZE);
  right("path_filestat_set_times", Rights.PATH_FILESTAT_SET_TIMES);
  right("fd_filestat_get", Rights.FD_FILESTAT_GET);
  right("fd_filestat_set_size", Rights.FD_FILESTAT_SET_SIZE);
  right("fd_filestat_set_times", Rights.FD_FILESTAT_SET_TIMES);
  right("path_symlink", Rights.PATH_SYMLINK);
  right("path_remove_directory", Rights.PATH_REMOVE_DIRECTORY);
  right("path_unlink_file", Rights.PATH_UNLINK_FILE);
  right("poll_fd_readwrite", Rights.POLL_FD_READWRITE);
  right("sock_shutdown", Rights.SOCK_SHUTDOWN);
  right("sock_accept", Rights.SOCK_ACCEPT);
  return lines;
}

// Zeroes that any record may be read from.
function at<T>(): T {
  return changetype<T>(memory.data(64, 8));
}

// The size of the type of a field; its value doesn't matter.
function size<T>(value: T): usize {
  return isReference<T>() ? offsetof<T>() : sizeof<T>();
}

function distance<A, B>(whole: A, part: B): usize {
  return changetype<usize>(part) - changetype<usize>(whole);
}

function struct(name: string, size: usize): void {
  lines += `${name} ${size}\n`;
}

function field(name: string, offset: usize, size: usize): void {
  lines += `${name} ${offset} ${size}\n`;
}

function right(name: string, value: u64): void {
  lines += `${name} ${value}\n`;
}
