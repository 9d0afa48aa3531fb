import { fstatSync } from "node:fs";
import { Errno, Rights, Whence } from "../../shared.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Context } from "./context.js";
import { OpenDirectory } from "./open-directory.js";
import { OpenFile } from "./open-file.js";
import { offset } from "./system.js";
import { refuse } from "../wasi-common/refusal.js";

type SeekCalls = Pick<Preview1Functions, "fd_seek" | "fd_tell">;

/** The calls on the offset. */
export function seekCalls(context: Context): SeekCalls {
  function seekable(fd: number): OpenFile {
    const found = context.table.get(fd);
    if (found instanceof OpenFile && found.seekable) return found;
    return refuse(found instanceof OpenDirectory ? Errno.BADF : Errno.SPIPE);
  }

  function give(result: number, position: bigint): Errno {
    context.guest.view.setBigUint64(result >>> 0, position, true);
    return Errno.SUCCESS;
  }

  return {
    fd_seek(fd, delta, whence, result) {
      if (whence < Whence.SET || whence > Whence.END) return Errno.INVAL;
      const file = seekable(fd);
      file.need(whence === Whence.CUR && delta === 0n ? Rights.FD_TELL : Rights.FD_SEEK | Rights.FD_TELL);
      context.range(result, 8);
      const start =
        whence === Whence.SET
          ? 0n
          : whence === Whence.CUR
            ? BigInt(file.position)
            : fstatSync(file.fd, { bigint: true }).size;
      const position = start + BigInt.asIntN(64, delta);
      if (position < 0n || position >= 1n << 63n) return Errno.INVAL;
      file.position = offset(position);
      return give(result, position);
    },

    fd_tell(fd, result) {
      const file = seekable(fd);
      file.need(Rights.FD_TELL);
      context.range(result, 8);
      return give(result, BigInt(file.position));
    },
  };
}
