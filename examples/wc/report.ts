import { Errno, IoError, stderr, writeString } from "as-io-lifetimes";
import { progressEnd } from "./progress";
import { quote } from "./quote";

/** Whether something went wrong so far. */
export let failed: bool = false;

/** Says on standard error what went wrong with a path, in the words of wc. The program goes on. */
export function report(name: string, error: IoError): void {
  complain(quote(name) + ": " + sentence(error));
}

/** Says that the counts can't be written, unless nobody wants to read on: `npm start | head` ends in silence. */
export function failedToWrite(error: IoError): void {
  if (error.errno == Errno.PIPE) failed = true;
  else complain("write error: " + sentence(error));
}

/** Says on standard error what went wrong. */
export function complain(message: string): void {
  failed = true;
  progressEnd();
  writeString(stderr(), "wc: " + message + "\n").ignore();
}

/** What wc says for an error: the sentence of the C library. */
function sentence(error: IoError): string {
  switch (error.errno) {
    case Errno.ACCES: return "Permission denied";
    case Errno.BADF: return "Bad file descriptor";
    case Errno.INVAL: return "Invalid argument";
    case Errno.IO: return "Input/output error";
    case Errno.ISDIR: return "Is a directory";
    case Errno.LOOP: return "Too many levels of symbolic links";
    case Errno.MFILE: return "Too many open files";
    case Errno.NAMETOOLONG: return "File name too long";
    case Errno.NFILE: return "Too many open files in system";
    case Errno.NODEV: return "No such device";
    case Errno.NOENT: return "No such file or directory";
    case Errno.NOSPC: return "No space left on device";
    case Errno.NOTDIR: return "Not a directory";
    case Errno.NXIO: return "No such device or address";
    case Errno.OVERFLOW: return "Value too large for defined data type";
    case Errno.PERM: return "Operation not permitted";
    case Errno.PIPE: return "Broken pipe";
    case Errno.STALE: return "Stale file handle";
    case Errno.TIMEDOUT: return "Connection timed out";
    default: return error.toString();
  }
}
