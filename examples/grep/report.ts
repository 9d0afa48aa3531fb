import { Errno, IoError, stderr, writeString } from "as-io-lifetimes";

/** Whether something went wrong so far. */
export let failed: bool = false;

/** Says on standard error what went wrong with a file, unless it is not to be said. `error` is a result's code. */
export function report(name: string, error: i32, isSaid: bool = true): void {
  complain(name + ": " + sentence(new IoError(error)), isSaid);
}

/** Says on standard error what went wrong, unless it is not to be said. */
export function complain(message: string, isSaid: bool = true): void {
  failed = true;
  if (isSaid) writeString(stderr(), "grep: " + message + "\n").ignore();
}

/** What grep says for an error: the sentence of the C library. */
export function sentence(error: IoError): string {
  switch (error.errno) {
    case Errno.ACCES: return "Permission denied";
    case Errno.IO: return "Input/output error";
    case Errno.ISDIR: return "Is a directory";
    case Errno.LOOP: return "Too many levels of symbolic links";
    case Errno.NAMETOOLONG: return "File name too long";
    case Errno.NOENT: return "No such file or directory";
    case Errno.NOSPC: return "No space left on device";
    case Errno.NOTDIR: return "Not a directory";
    case Errno.PERM: return "Operation not permitted";
    case Errno.PIPE: return "Broken pipe";
    default: return error.toString();
  }
}
