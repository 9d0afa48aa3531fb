// @trusted: raw calls of WASI 0.3, and memory by address
import { Filetype } from "../wasi/types";
import { ASK, Descriptor, Kind } from "./descriptor";
import {
  dropTerminalInput, dropTerminalOutput, getTerminalStderr, getTerminalStdin, getTerminalStdout,
} from "./imports/cli";

// @ts-ignore: decorator
@lazy const result = memory.data(8, 4);

/** The filetype of what isn't a file: a standard stream is a character device where it is a terminal. */
export function terminalOf(descriptor: Descriptor): i32 {
  if (descriptor.filetype != ASK) return descriptor.filetype;
  if (descriptor.kind == Kind.IN) getTerminalStdin(result);
  else if (descriptor.kind == Kind.OUT) getTerminalStdout(result);
  else getTerminalStderr(result);
  const isTerminal = load<bool>(result);
  if (isTerminal && descriptor.kind == Kind.IN) dropTerminalInput(load<i32>(result, 4));
  else if (isTerminal) dropTerminalOutput(load<i32>(result, 4));
  descriptor.filetype = isTerminal ? Filetype.CHARACTER_DEVICE : Filetype.UNKNOWN;
  return descriptor.filetype;
}
