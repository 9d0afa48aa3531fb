import { Errno, Size } from "../../shared.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Context } from "./context.js";
import { OpenDirectory } from "./open-directory.js";

type TableCalls = Pick<Preview1Functions, "fd_close" | "fd_renumber" | "fd_prestat_get" | "fd_prestat_dir_name">;

/** The calls on descriptor numbers and on the names of preopens. */
export function tableCalls(context: Context): TableCalls {
  const { table } = context;

  function preopenName(fd: number): string | undefined {
    const found = table.find(fd);
    return found instanceof OpenDirectory && found.isPreopen ? found.path : undefined;
  }

  return {
    fd_close: (fd) => table.close(fd),

    fd_renumber(from, to) {
      table.move(from, to);
      return Errno.SUCCESS;
    },

    // Guests look for preopens from 3 up until a call fails with `badf`, so files fail with it too.
    fd_prestat_get(fd, prestat) {
      const name = preopenName(fd);
      if (name === undefined) return Errno.BADF;
      context.range(prestat, Size.PRESTAT);
      context.guest.view.setUint32(prestat >>> 0, 0, true);
      context.guest.view.setUint32((prestat >>> 0) + 4, Buffer.byteLength(name), true);
      return Errno.SUCCESS;
    },

    fd_prestat_dir_name(fd, path, len) {
      const name = preopenName(fd);
      if (name === undefined) return Errno.BADF;
      if (Buffer.byteLength(name) > len >>> 0) return Errno.NAMETOOLONG;
      context.range(path, Buffer.byteLength(name));
      context.guest.bytes.write(name, path >>> 0);
      return Errno.SUCCESS;
    },
  };
}
