import { Fdflags, Result, Riflags, Sdflags, Socket as OpenSocket } from "as-io-lifetimes";
import * as io from "as-io-lifetimes/assembly/io";
import { Result as Answer, Unit } from "as-io-lifetimes/assembly/abi";
import { DescriptorFlags, ErrorCode } from "./bindings/exports/io-lifetimes/fd/types";
import { Received, ReceiveFlags, ShutdownFlags } from "./bindings/exports/io-lifetimes/fd/sockets";
import { MOST_BYTES, fdflags } from "./convert";
import { Failure, count, done, failure, refusal } from "./error";
import { Fd } from "./fds";

// What io-lifetimes:fd/sockets does.

@owned
export class Socket {
  constructor(private held: OpenSocket) {}

  static fromFd(fd: Fd): Answer<Socket, Failure> {
    const like = fd.intoOwned().intoSocketlike();
    if (like.isErr) return Answer.err<Socket, Failure>(refusal(ErrorCode.notSocket, "from-fd: it is no socket"));
    return Answer.ok<Socket, Failure>(new Socket(OpenSocket.fromSocketlike(like.value)));
  }

  static intoFd(self: Socket): Fd {
    return new Fd(self.intoHeld().intoFd());
  }

  static close(self: Socket): Answer<Unit, Failure> {
    return done(self.intoHeld().close());
  }

  @consumes
  private intoHeld(): OpenSocket {
    return this.held;
  }

  tryClone(): Answer<Socket, Failure> {
    return openedSocket(this.held.tryClone());
  }

  accept(flags: DescriptorFlags): Answer<Socket, Failure> {
    return openedSocket(this.held.accept(fdflags(flags) & Fdflags.NONBLOCK));
  }

  receive(length: u32, flags: ReceiveFlags): Answer<Received, Failure> {
    const buffer = new Uint8Array(min(length, MOST_BYTES));
    const got = this.held.recv(buffer, <Riflags>flags);
    if (got.isErr) return Answer.err<Received, Failure>(failure(got.error));
    return Answer.ok<Received, Failure>(received(buffer, got.value));
  }

  send(buffer: Uint8Array): Answer<u32, Failure> {
    return count(this.held.send(buffer));
  }

  shutdown(flags: ShutdownFlags): Answer<Unit, Failure> {
    return done(this.held.shutdown(<Sdflags>flags));
  }
}

function received(buffer: Uint8Array, got: io.Received): Received {
  return new Received(buffer.subarray(0, got.length), got.truncated);
}

/** The answer of a call that opened something, which is owned. */
function openedSocket(socket: Result<OpenSocket>): Answer<Socket, Failure> {
  if (socket.isErr) return Answer.err<Socket, Failure>(failure(socket.error));
  return Answer.ok<Socket, Failure>(new Socket(socket.value));
}
