// Numbers of errors that WASI doesn't have. The host answers path_open with one after the other.

import { Errno, File, IoError } from "as-io-lifetimes";

export function eachErrnoIsTheHosts(): void {
  const numbers = [77, 126, 127, 128, 200, 256, 65535];
  for (let i = 0; i < numbers.length; i++) {
    const error = File.open("a").error;
    assert(error.errno == <Errno>numbers[i], error.toString());
    assert(error.toString() == `open "a": unknown error ${numbers[i]} (errno ${numbers[i]})`, error.toString());
  }
}

export function anOldErrnoBeyondWASIsIsUnknown(): void {
  for (let i = 0; i < 3; i++) File.open("a");
  const old = File.open("a").code; // 128
  assert(new IoError(old).errno == <Errno>128 && new IoError(old).path! == "a", "as long as it is remembered");
  for (let i = 0; i < 16; i++) File.open("b");
  const error = new IoError(old);
  assert(error.errno == <Errno>127 && error.path === null && error.transferred == -1, "then it is some error, without a path");
}
