import { Fd, countOpen } from "io-lifetimes:fd/fds@0.1.0";
import { firstLine } from "example:compose/reader";
import { finish } from "example:compose/closer";

export function run(path) {
  let fd;
  try {
    fd = Fd.open({ symlinkFollow: true }, path, { read: true });
  } catch (error) {
    throw error.payload.message;
  }
  const line = firstLine(fd); // lent for the call
  const size = finish(fd); // given away: `fd` is empty from here on
  return `${line}: ${size} bytes, ${countOpen()} left open`;
}
