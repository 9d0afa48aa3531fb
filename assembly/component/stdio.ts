import { stderr, stdin, stdout } from "as-io-lifetimes";
import { Fd } from "./fds";

// What io-lifetimes:fd/stdio does. Each stream is one more owner of the host's descriptor, which stays open.

export function getStdin(): Fd {
  return new Fd(stdin().tryCloneToOwned().expect("standard input"));
}

export function getStdout(): Fd {
  return new Fd(stdout().tryCloneToOwned().expect("standard output"));
}

export function getStderr(): Fd {
  return new Fd(stderr().tryCloneToOwned().expect("standard error"));
}
