// The engine node:wasi: our own preview1, with Node's WASI for the hot calls on regular files. Node's WASI alone
// would let a guest close descriptors of the host, leave its preopens through links and end the process. Here it only
// gets files that our resolver has opened, and only the calls that this file names.

import { Errno } from "../../shared.js";
import { Preview1 } from "../preview1/preview1.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Leak } from "../wasi-common/leaks.js";
import type { LinearMemory } from "../wasi-common/memory.js";
import type { WasiOptions } from "../wasi-common/options.js";
import type { DirectFiles, FromHost, Wasi } from "../wasi-common/wasi.js";
import { checkNodeWasi } from "./native.js";
import { NativeFiles } from "./native-files.js";

/** The most iovecs that one call passes to Node's WASI, whose native code keeps all of them on its stack or heap. */
const MOST_IOVECS = 64;

/** Creates preview1 for one instance on V8. */
export function createGuard(options: WasiOptions = {}, host?: FromHost): Wasi {
  checkNodeWasi();
  return new NodeGuard(new Preview1(options, host));
}

class NodeGuard implements Wasi {
  readonly imports: Preview1Functions;
  readonly direct: DirectFiles;
  readonly #files: NativeFiles;

  constructor(private readonly own: Preview1) {
    this.#files = new NativeFiles(own.table, own.limitsDisk);
    this.imports = { ...own.imports, ...hotCalls(own.imports, this.#files), ...otherCalls(own.imports, this.#files) };
    this.direct = directCalls(own.direct, this.#files);
  }

  get stdout(): Uint8Array | undefined {
    return this.own.stdout;
  }

  get stderr(): Uint8Array | undefined {
    return this.own.stderr;
  }

  attach(memory: LinearMemory): void {
    this.own.attach(memory);
    this.#files.attach(memory as WebAssembly.Memory);
  }

  leaks(): Leak[] {
    return this.own.leaks();
  }

  sweep(): Leak[] {
    this.#files.end();
    return this.own.sweep();
  }
}

type HotCalls = Pick<Preview1Functions, "fd_read" | "fd_write" | "fd_pread" | "fd_pwrite" | "fd_seek" | "fd_tell">;

/**
 * The calls that Node's WASI answers for the files that it has. If such a call fails, it has had no effect: our own
 * preview1 then answers the same call, so that both engines return the same errors. A guest's i32 must be passed to
 * Node's WASI as an unsigned number.
 */
function hotCalls(own: Preview1Functions, files: NativeFiles): HotCalls {
  const { numbers } = files;

  /**
   * Answers a call with our own preview1 after Node's WASI failed. It isn't a closure of the hot call, which that
   * would slow down.
   */
  function instead<Rest extends unknown[]>(call: (fd: number, ...rest: Rest) => Errno) {
    return (fd: number, ...rest: Rest): Errno => {
      files.takeBack(fd);
      const errno = call(fd, ...rest);
      if (errno === Errno.SUCCESS) files.count(fd);
      return errno;
    };
  }

  const read = instead(own.fd_read);
  const write = instead(own.fd_write);
  const pread = instead(own.fd_pread);
  const pwrite = instead(own.fd_pwrite);
  const seek = instead(own.fd_seek);
  const tell = instead(own.fd_tell);

  return {
    fd_read(fd, iovs, count, nread) {
      const native = numbers[fd]!;
      if (native >= 0 && count >>> 0 <= MOST_IOVECS) {
        if (files.calls.fd_read(native, iovs >>> 0, count, nread >>> 0) === Errno.SUCCESS) return Errno.SUCCESS;
      }
      return read(fd, iovs, count, nread);
    },

    fd_write(fd, iovs, count, nwritten) {
      const native = numbers[fd]!;
      if (native >= 0 && count >>> 0 <= MOST_IOVECS) {
        if (files.calls.fd_write(native, iovs >>> 0, count, nwritten >>> 0) === Errno.SUCCESS) return Errno.SUCCESS;
      }
      return write(fd, iovs, count, nwritten);
    },

    fd_pread(fd, iovs, count, offset, nread) {
      const native = numbers[fd]!;
      if (native >= 0 && count >>> 0 <= MOST_IOVECS && offset >= 0n) {
        if (files.calls.fd_pread(native, iovs >>> 0, count, offset, nread >>> 0) === Errno.SUCCESS)
          return Errno.SUCCESS;
      }
      return pread(fd, iovs, count, offset, nread);
    },

    fd_pwrite(fd, iovs, count, offset, nwritten) {
      const native = numbers[fd]!;
      if (native >= 0 && count >>> 0 <= MOST_IOVECS && offset >= 0n) {
        if (files.calls.fd_pwrite(native, iovs >>> 0, count, offset, nwritten >>> 0) === Errno.SUCCESS)
          return Errno.SUCCESS;
      }
      return pwrite(fd, iovs, count, offset, nwritten);
    },

    fd_seek(fd, offset, whence, result) {
      const native = numbers[fd]!;
      if (native >= 0 && files.calls.fd_seek(native, offset, whence >>> 0, result >>> 0) === Errno.SUCCESS)
        return Errno.SUCCESS;
      return seek(fd, offset, whence, result);
    },

    fd_tell(fd, result) {
      const native = numbers[fd]!;
      if (native >= 0 && files.calls.fd_tell(native, result >>> 0) === Errno.SUCCESS) return Errno.SUCCESS;
      return tell(fd, result);
    },
  };
}

/** The host's own calls. Our own preview1 answers them, which needs the offset of a file in Node's WASI. */
function directCalls(own: DirectFiles, files: NativeFiles): DirectFiles {
  return {
    read(fd, into, at, length) {
      files.takeBack(fd);
      return own.read(fd, into, at, length);
    },

    write(fd, from, at, length) {
      files.takeBack(fd);
      return own.write(fd, from, at, length);
    },

    left(fd) {
      files.takeBack(fd);
      return own.left(fd);
    },

    readAt: own.readAt,
    writeAt: own.writeAt,
  };
}

type OtherCalls = Pick<
  Preview1Functions,
  "fd_close" | "fd_renumber" | "fd_fdstat_set_flags" | "fd_fdstat_set_rights" | "poll_oneoff"
>;

/** Our own calls that change or need the state of a file in Node's WASI: its number, flags or offset. */
function otherCalls(own: Preview1Functions, files: NativeFiles): OtherCalls {
  return {
    fd_close(fd) {
      files.forget(fd);
      return own.fd_close(fd);
    },

    fd_renumber(from, to) {
      files.takeBack(from);
      files.takeBack(to);
      return own.fd_renumber(from, to);
    },

    fd_fdstat_set_flags(fd, flags) {
      files.takeBack(fd);
      return own.fd_fdstat_set_flags(fd, flags);
    },

    fd_fdstat_set_rights(fd, base, inheriting) {
      files.takeBack(fd);
      return own.fd_fdstat_set_rights(fd, base, inheriting);
    },

    poll_oneoff(subscriptions, events, count, nevents) {
      files.readOffsets();
      return own.poll_oneoff(subscriptions, events, count, nevents);
    },
  };
}
