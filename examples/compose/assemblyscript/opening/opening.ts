import { Result } from "as-io-lifetimes/assembly/abi";
import { finish } from "./bindings/imports/example/compose/closer";
import { firstLine } from "./bindings/imports/example/compose/reader";
import { Fd, countOpen } from "./bindings/imports/io-lifetimes/fd/fds";
import { OpenFlags, PathFlags } from "./bindings/imports/io-lifetimes/fd/types";

export function run(path: string): Result<string, string> {
  const opened = Fd.open(PathFlags.symlinkFollow, path, OpenFlags.read);
  if (opened.isErr) return Result.err<string, string>(opened.error.message);
  const fd = opened.value;
  const line = firstLine(fd); // lent for the call
  const size = finish(fd); // given away: to use `fd` from here on doesn't compile
  return Result.ok<string, string>(`${line}: ${size} bytes, ${countOpen()} left open`);
}
