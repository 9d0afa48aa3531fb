import { constants } from "node:os";
import { Errno } from "../../shared.js";
import { isDeno } from "../platform.js";

/** The codes of the system, such as "EACCES". Those of Node itself begin with "ERR_". */
const SYSTEM = /^E[A-Z0-9]+$/;

/** Returns the errno for an error of node:fs: EACCES is ACCES. Rethrows any other error. */
export function errnoOf(error: unknown): Errno {
  const code = systemCode(error as NodeJS.ErrnoException | undefined);
  if (code === undefined) throw error;
  if (code === "E2BIG") return Errno.TOOBIG;
  if (code === "EOPNOTSUPP") return Errno.NOTSUP;
  const errno = Errno[code.slice(1) as keyof typeof Errno];
  return typeof errno === "number" ? errno : Errno.IO;
}

function systemCode(error: NodeJS.ErrnoException | undefined): string | undefined {
  const code = codeOf(error);
  if (typeof code !== "string") return undefined;
  if (code === "UNKNOWN") return codeOfNumber(error?.errno);
  return SYSTEM.test(code) ? code : undefined;
}

/** Returns the code of an error of node:fs, such as "ENOENT". */
export function codeOf(error: unknown): string | undefined {
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  return code === undefined && isDeno ? codeOfDeno(message) : code;
}

/** Deno gives an error that it has no name for, such as EDQUOT, no code: its message alone has the errno. */
function codeOfDeno(message: string | undefined): string | undefined {
  const errno = /\(os error (\d+)\)/.exec(message ?? "")?.[1];
  return errno === undefined ? undefined : codeOfNumber(-Number(errno));
}

/** The codes by negated numbers. Of two names for one number the first counts: EAGAIN, not EWOULDBLOCK. */
const codes = new Map(
  Object.entries(constants.errno)
    .reverse()
    .map(([code, number]) => [-number, code]),
);

/** Returns the code of a negated errno of the system. libuv has no names for some of them, such as EDQUOT. */
export function codeOfNumber(errno: number | undefined): string {
  return codes.get(errno ?? 0) ?? "EIO";
}
