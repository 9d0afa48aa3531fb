import { Errno } from "../../shared.js";

/** The codes of the system, such as "EACCES". Those of Node itself begin with "ERR_". */
const SYSTEM = /^E[A-Z0-9]+$/;

/** Returns the errno for an error of node:fs: EACCES is ACCES. Rethrows any other error. */
export function errnoOf(error: unknown): Errno {
  const code = (error as NodeJS.ErrnoException)?.code;
  if (typeof code !== "string" || !SYSTEM.test(code)) throw error;
  if (code === "E2BIG") return Errno.TOOBIG;
  if (code === "EOPNOTSUPP") return Errno.NOTSUP;
  const errno = Errno[code.slice(1) as keyof typeof Errno];
  return typeof errno === "number" ? errno : Errno.IO;
}
