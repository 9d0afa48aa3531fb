import { type Errno, errnoName } from "../../shared.js";

// A call that fails throws the name of a case of `error-code`, which jco's output hands to the guest.

/** The cases of `error-code` by the names of the errors of POSIX. */
const CODES = {
  EACCES: "access",
  EAGAIN: "would-block",
  EALREADY: "already",
  EBADF: "bad-descriptor",
  EBUSY: "busy",
  EDEADLK: "deadlock",
  EDQUOT: "quota",
  EEXIST: "exist",
  EFBIG: "file-too-large",
  EILSEQ: "illegal-byte-sequence",
  EINPROGRESS: "in-progress",
  EINTR: "interrupted",
  EINVAL: "invalid",
  EIO: "io",
  EISDIR: "is-directory",
  ELOOP: "loop",
  EMLINK: "too-many-links",
  EMSGSIZE: "message-size",
  ENAMETOOLONG: "name-too-long",
  ENODEV: "no-device",
  ENOENT: "no-entry",
  ENOLCK: "no-lock",
  ENOMEM: "insufficient-memory",
  ENOSPC: "insufficient-space",
  ENOTDIR: "not-directory",
  ENOTEMPTY: "not-empty",
  ENOTRECOVERABLE: "not-recoverable",
  ENOTSUP: "unsupported",
  EOPNOTSUPP: "unsupported",
  ENOSYS: "unsupported",
  ENOTTY: "no-tty",
  ENXIO: "no-such-device",
  EOVERFLOW: "overflow",
  EPERM: "not-permitted",
  EPIPE: "pipe",
  EROFS: "read-only",
  ESPIPE: "invalid-seek",
  ETXTBSY: "text-file-busy",
  EXDEV: "cross-device",
  // What WASI has no case for: paths that lead out of a preopen, and a process that has no descriptors left.
  ENOTCAPABLE: "not-permitted",
  EMFILE: "insufficient-memory",
  ENFILE: "insufficient-memory",
  // What Node itself refuses: a NUL in a path, an offset that no file has.
  ERR_INVALID_ARG_VALUE: "invalid",
  ERR_OUT_OF_RANGE: "invalid",
} as const;

export type ErrorCode = (typeof CODES)[keyof typeof CODES];

/** The case for an errno of preview1. */
export function codeOfErrno(errno: Errno): ErrorCode {
  return codeOfName(`E${errnoName(errno).toUpperCase()}`) ?? "io";
}

/** The case for what a call of node:fs threw, or undefined where it is no error of the system. */
export function codeOf(error: unknown): ErrorCode | undefined {
  const { code, errno } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== "string") return undefined;
  return codeOfName(code) ?? (typeof errno === "number" ? "io" : undefined);
}

function codeOfName(name: string): ErrorCode | undefined {
  return Object.hasOwn(CODES, name) ? CODES[name as keyof typeof CODES] : undefined;
}

/** Does `work`; what the system refuses is thrown as a case of `error-code`, and a bug as it is. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw codeOf(error) ?? error;
  }
}
