// The counterparts of rustix' tests/stdio and of examples/dup2_to_replace_stdio.rs, which one of them runs.

import { Stdio, drop, pipe, read, redirectStdio, stderr, stdin, stdout, stat } from "as-io-lifetimes";

// dup2_stdio.rs

export function dup2StdinStdin(): void {
  drop(redirectStdio(Stdio.IN, stdin().tryCloneToOwned().value).value);
  assert(stat(stdin()).isOk, "it is open");
}

export function dup2StdoutStdout(): void {
  drop(redirectStdio(Stdio.OUT, stdout().tryCloneToOwned().value).value);
  assert(stat(stdout()).isOk, "it is open");
}

export function dup2StderrStderr(): void {
  drop(redirectStdio(Stdio.ERR, stderr().tryCloneToOwned().value).value);
  assert(stat(stderr()).isOk, "it is open");
}

// dup2_to_replace_stdio.rs

export function dup2ToReplaceStdio(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  drop(redirectStdio(Stdio.IN, reader.intoFd()).value);
  drop(redirectStdio(Stdio.OUT, writer.intoFd()).value);

  console.log("hello, world!");
  const line = new Uint8Array(64);
  const n = read(stdin(), line).value;
  assert(String.UTF8.decodeUnsafe(line.dataStart, n) == "hello, world!\n", "printed into standard input");
}
