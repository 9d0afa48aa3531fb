import { type Errno, errnoMessage, errnoName } from "../shared.js";

/** A WASI call failed. */
export class IoError extends Error {
  override readonly name = "IoError";
  /** The name of the errno in WASI: "noent", "badf", "notcapable". */
  readonly code: string;

  /** `operation` is the call that failed, `path` its path and `detail` advice, if there are any. */
  constructor(
    readonly errno: Errno,
    readonly operation: string,
    readonly path?: string,
    readonly detail?: string,
  ) {
    const subject = path === undefined ? operation : `${operation} ${JSON.stringify(path)}`;
    const message = `${subject}: ${errnoMessage(errno)} (${errnoName(errno)})`;
    super(detail === undefined ? message : `${message}: ${detail}`);
    this.code = errnoName(errno);
  }
}

/** The codes of a HostError. */
export type HostErrorCode =
  | "ERR_IO_LIFETIMES_BAD_OPTION"
  | "ERR_IO_LIFETIMES_BAD_MODULE"
  | "ERR_IO_LIFETIMES_NO_ENGINE"
  | "ERR_IO_LIFETIMES_UNTESTED_PLATFORM"
  | "ERR_IO_LIFETIMES_NOT_STARTED"
  | "ERR_IO_LIFETIMES_TRAP"
  | "ERR_IO_LIFETIMES_EXIT"
  | "ERR_IO_LIFETIMES_LIMIT"
  | "ERR_IO_LIFETIMES_OWNED"
  | "ERR_IO_LIFETIMES_MOVED"
  | "ERR_IO_LIFETIMES_CLOSED"
  | "ERR_IO_LIFETIMES_BORROWED"
  | "ERR_IO_LIFETIMES_LOCKED"
  | "ERR_IO_LIFETIMES_ENDED";

/** An error of the host itself. `code` is stable; `message` is for people and may change. */
export class HostError extends Error {
  override readonly name: string = "HostError";

  constructor(
    readonly code: HostErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * The guest trapped. The stack has the frames of the module alone, with the places in its source if it has a source map.
 * `cause` is the error of the engine, whose stack has all frames.
 */
export class TrapError extends HostError {
  override readonly name = "TrapError";

  constructor(cause: Error) {
    super("ERR_IO_LIFETIMES_TRAP", `the module trapped: ${cause.message}`, { cause });
    const frames = (cause.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
    const ofModule = frames.filter((line) => line.includes("wasm-function["));
    this.stack = [`${this.name}: ${this.message}`, ...(ofModule.length > 0 ? ofModule : frames)].join("\n");
  }
}

/** The guest called `proc_exit`. */
export class ExitError extends HostError {
  override readonly name = "ExitError";

  constructor(readonly exitCode: number) {
    super("ERR_IO_LIFETIMES_EXIT", `the module ended itself with exit code ${exitCode}`);
  }
}

/** The host stopped the guest at one of its limits. */
export class LimitError extends HostError {
  override readonly name = "LimitError";

  constructor(
    readonly limit: "timeout" | "maxMemory" | "fuel" | "maxOutput",
    message: string,
  ) {
    super("ERR_IO_LIFETIMES_LIMIT", message);
  }
}

export function badOption(message: string): HostError {
  return new HostError("ERR_IO_LIFETIMES_BAD_OPTION", message);
}

export function badModule(message: string, cause?: unknown): HostError {
  return new HostError("ERR_IO_LIFETIMES_BAD_MODULE", message, cause === undefined ? undefined : { cause });
}

/** An engine isn't installed. The message says how to install it. */
export function missingEngine(message: string, cause?: unknown): HostError {
  return new HostError("ERR_IO_LIFETIMES_NO_ENGINE", message, cause === undefined ? undefined : { cause });
}

export function notStarted(): HostError {
  return new HostError(
    "ERR_IO_LIFETIMES_NOT_STARTED",
    "WASI was called before the guard knew the module's memory: build the module with " +
      "`--exportStart _start` (or `_initialize`), so that its code runs after it was instantiated",
  );
}

/** A handle that has an owner on the host's side is adopted by a second one. */
export function alreadyOwned(handle: number): HostError {
  return new HostError(
    "ERR_IO_LIFETIMES_OWNED",
    `the handle ${handle} has an owner here already: pass what its intoHandle() returned, or make a second owner by tryClone()`,
  );
}

/** An owner was used after a call took its descriptor. `by` is that call. */
export function moved(type: string, by: string): HostError {
  return new HostError(
    "ERR_IO_LIFETIMES_MOVED",
    `this ${type} gave its descriptor away by ${by}: use what that call returned, or a tryClone() made before it`,
  );
}

/** A resource of a component was used after a call took it, or while a call was about to take it. */
export function movedResource(type: string, by: string): HostError {
  return new HostError(
    "ERR_IO_LIFETIMES_MOVED",
    `this ${type} was moved by ${by}: the component owns it now; use what that call returned`,
  );
}

/** An owner or a borrow was used after its end. */
export function closed(type: string): HostError {
  return new HostError("ERR_IO_LIFETIMES_CLOSED", `this ${type} has ended: it was closed or disposed before`);
}

/** An owner can't be closed or moved while it is borrowed. */
export function borrowed(type: string, operation: string, borrows: number): HostError {
  return new HostError(
    "ERR_IO_LIFETIMES_BORROWED",
    `can't ${operation} this ${type}: ${borrows === 1 ? "a borrow" : `${borrows} borrows`} of it must be disposed first`,
  );
}

/** An owner can't be moved while it holds a lock. */
export function locked(type: string): HostError {
  return new HostError(
    "ERR_IO_LIFETIMES_LOCKED",
    `can't move this ${type}: its file is locked by it, release the lock first`,
  );
}

/** The instance was used after it ended or trapped. */
export function ended(reason: string): HostError {
  return new HostError("ERR_IO_LIFETIMES_ENDED", `the instance is gone: ${reason}`);
}
