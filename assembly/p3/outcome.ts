// @trusted: raw calls of WASI 0.3, and memory by address
import { Errno } from "../shared/errno";
import { Descriptor, Kind } from "./descriptor";
import { errnoOfFile, errnoOfSocket, errorOfStream } from "./errors";
import { cliResultDrop, cliResultRead } from "./imports/cli";
import { resultDrop, resultRead } from "./imports/filesystem";
import { hasSockets } from "./imports/link";
import { tcpResultDrop, tcpResultRead } from "./imports/sockets";
import { ended } from "./wait";

// A stream of WASI 0.3 says nothing of errors: a future beside it does, once the stream has ended.

// @ts-ignore: decorator
@lazy const result = memory.data(20, 4);

/** Waits for the result of a stream, and returns its errno. */
export function outcome(descriptor: Descriptor, future: i32): Errno {
  if (descriptor.kind == Kind.FILE) {
    ended(resultRead(future, result), future);
    resultDrop(future);
    return errnoOfFile(result);
  }
  if (hasSockets() && descriptor.kind == Kind.TCP) {
    ended(tcpResultRead(future, result), future);
    tcpResultDrop(future);
    return errnoOfSocket(result);
  }
  ended(cliResultRead(future, result), future);
  cliResultDrop(future);
  return load<bool>(result) ? errorOfStream(result + 1) : Errno.SUCCESS;
}

/** Drops the future of a stream that nobody wants the result of. */
export function ignoreOutcome(descriptor: Descriptor, future: i32): void {
  if (descriptor.kind == Kind.FILE) resultDrop(future);
  else if (hasSockets() && descriptor.kind == Kind.TCP) tcpResultDrop(future);
  else cliResultDrop(future);
}
