import { Errno } from "../../shared.js";

/** Returns the errno for an error of node:fs: EACCES is ACCES. Rethrows any other error. */
export function errnoOf(error: unknown): Errno {
  const code = (error as NodeJS.ErrnoException)?.code;
  if (typeof code !== "string" || typeof (error as NodeJS.ErrnoException).syscall !== "string") throw error;
  if (code === "E2BIG") return Errno.TOOBIG;
  if (code === "EOPNOTSUPP") return Errno.NOTSUP;
  const errno = Errno[code.slice(1) as keyof typeof Errno];
  return typeof errno === "number" ? errno : Errno.IO;
}
