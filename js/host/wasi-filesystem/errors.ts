import { errnoName, type Errno } from "../../shared.js";
import { codeOfNumber } from "../wasi-common/errors.js";
import { Refusal } from "../wasi-common/refusal.js";

// A failing call throws the name of a case of `error-code`, which jco's output passes to the guest.

/** The cases of `error-code` by the POSIX names of errors. */
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
  // WASI has no case for a process without free descriptors.
  ENOTCAPABLE: "not-permitted",
  EMFILE: "insufficient-memory",
  ENFILE: "insufficient-memory",
  // Errors of Node itself: a NUL in a path, or an offset that no file can have.
  ERR_INVALID_ARG_VALUE: "invalid",
  ERR_OUT_OF_RANGE: "invalid",
} as const;

export type ErrorCode = (typeof CODES)[keyof typeof CODES];

/** Returns the case for an errno of preview1. */
function codeOfErrno(errno: Errno): ErrorCode {
  return codeOfName(`E${errnoName(errno).toUpperCase()}`) ?? "io";
}

/** Returns the case for what a call of node:fs threw; undefined if it isn't an error of the system. */
export function codeOf(error: unknown): ErrorCode | undefined {
  const { code, errno } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== "string") return undefined;
  return codeOfName(code === "UNKNOWN" ? codeOfNumber(errno) : code) ?? (typeof errno === "number" ? "io" : undefined);
}

function codeOfName(name: string): ErrorCode | undefined {
  return Object.hasOwn(CODES, name) ? CODES[name as keyof typeof CODES] : undefined;
}

/** Does `work`. Throws errors of the system and of `work` itself as a case of `error-code`, and rethrows bugs unchanged. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal ? codeOfErrno(error.errno) : (codeOf(error) ?? error);
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Decodes a name or the target of a link. Throws "illegal-byte-sequence" if it isn't UTF-8. */
export function utf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw "illegal-byte-sequence" satisfies ErrorCode;
  }
}
