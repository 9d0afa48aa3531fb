import { fdatasyncSync, fstatSync, fsyncSync, ftruncateSync } from "node:fs";
import { Advice, Errno, Rights } from "../../shared.js";
import type { Disk } from "../wasi-common/disk.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Context } from "./context.js";
import type { OpenFile } from "./open-file.js";
import { refuse } from "../wasi-common/refusal.js";

type SyncCalls = Pick<
  Preview1Functions,
  "fd_sync" | "fd_datasync" | "fd_advise" | "fd_allocate" | "fd_filestat_set_size"
>;

/** The calls on the contents of a file as a whole, and of a directory where it has such a call. */
export function syncCalls({ table, disk }: Context): SyncCalls {
  return {
    fd_sync(fd) {
      const found = table.stored(fd);
      found.need(Rights.FD_SYNC);
      fsyncSync(found.fd);
      return Errno.SUCCESS;
    },

    fd_datasync(fd) {
      const found = table.stored(fd);
      found.need(Rights.FD_DATASYNC);
      fdatasyncSync(found.fd);
      return Errno.SUCCESS;
    },

    // Advice may be ignored, and node:fs can't pass it on.
    fd_advise(fd, _offset, _len, advice) {
      if (advice < 0 || advice > Advice.NOREUSE) return Errno.INVAL;
      const file = table.file(fd);
      file.need(Rights.FD_ADVISE);
      return file.seekable ? Errno.SUCCESS : Errno.SPIPE;
    },

    // node:fs can't reserve blocks. The size, which is all that a guest can observe, becomes that of `posix_fallocate`.
    fd_allocate(fd, offset, len) {
      const file = table.file(fd);
      file.need(Rights.FD_ALLOCATE);
      if (!file.writable) return Errno.BADF;
      if (!file.seekable) return Errno.SPIPE;
      const [start, length] = [BigInt.asUintN(64, offset), BigInt.asUintN(64, len)];
      if (length === 0n) return Errno.INVAL;
      if (start + length > fstatSync(file.fd, { bigint: true }).size) resize(file, start + length, disk);
      return Errno.SUCCESS;
    },

    fd_filestat_set_size(fd, size) {
      const file = table.file(fd);
      file.need(Rights.FD_FILESTAT_SET_SIZE);
      if (file.readOnly) return Errno.PERM;
      if (!file.writable || !file.seekable) return Errno.INVAL;
      resize(file, BigInt.asUintN(64, size), disk);
      return Errno.SUCCESS;
    },
  };
}

function resize(file: OpenFile, size: bigint, disk: Disk | undefined): void {
  if (size >= 1n << 63n) refuse(Errno.INVAL);
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) refuse(Errno.FBIG);
  disk?.grow(size - fstatSync(file.fd, { bigint: true }).size);
  ftruncateSync(file.fd, Number(size));
}
