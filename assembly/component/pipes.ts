import { memoryFile as newMemoryFile, pipe as newPipe, socketPair as newSocketPair } from "as-io-lifetimes";
import { Result as Answer } from "as-io-lifetimes/assembly/abi";
import { Tuple2 } from "./bindings/tuples";
import { Failure, failure } from "./error";
import { Fd } from "./fds";
import { File } from "./files";
import { Socket } from "./sockets";

// What io-lifetimes:fd/pipes does.

export function pipe(capacity: u32): Answer<Tuple2<Fd, Fd>, Failure> {
  const made = newPipe(capacity);
  if (made.isErr) return Answer.err<Tuple2<Fd, Fd>, Failure>(failure(made.error));
  const ends = made.value;
  const reader = new Fd(ends.reader.intoFd()), writer = new Fd(ends.writer.intoFd());
  return Answer.ok<Tuple2<Fd, Fd>, Failure>(new Tuple2<Fd, Fd>(reader, writer));
}

export function socketPair(capacity: u32): Answer<Tuple2<Socket, Socket>, Failure> {
  const made = newSocketPair(capacity);
  if (made.isErr) return Answer.err<Tuple2<Socket, Socket>, Failure>(failure(made.error));
  const pair = made.value;
  const first = new Socket(pair.first), second = new Socket(pair.second);
  return Answer.ok<Tuple2<Socket, Socket>, Failure>(new Tuple2<Socket, Socket>(first, second));
}

export function memoryFile(): File {
  return new File(newMemoryFile());
}
