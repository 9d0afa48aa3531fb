// Sockets that the embedder lends to a guest. The guest gets a descriptor of its own; the embedder's descriptor stays
// open, and its state is restored at the end.

import { constants, fstatSync } from "node:fs";
import { Server, Socket } from "node:net";
import { badOption } from "../errors.js";
import { Linux } from "./constants.js";
import { handleOf } from "./handle.js";
import { loadLibc, type Libc } from "./libc.js";
import { Listener } from "./listen.js";
import { closing, opening } from "./notes.js";

/** A socket, listening or connected: one of node:net, one made by `listen`, or a descriptor of this process. */
export type GivenSocket = Server | Socket | Listener | number;

export interface LentSocket {
  /** The guest's descriptor. */
  readonly fd: number;
  /** `Linux.SOCK_STREAM` or `Linux.SOCK_DGRAM`. */
  readonly type: number;
  readonly listens: boolean;
  /** Closes the guest's descriptor and restores the state of the socket. */
  end(): void;
}

/** Lends all sockets of the option `sockets`. If one can't be lent, lends none and fails with a HostError. */
export function lendSockets(sockets: readonly GivenSocket[] = []): LentSocket[] {
  if (!Array.isArray(sockets)) throw badOption("the option `sockets` is no array");
  if (sockets.length === 0) return [];
  const libc = loadLibc();
  const lent: LentSocket[] = [];
  try {
    for (const [index, socket] of sockets.entries()) lent.push(lend(libc, socket, `sockets[${index}]`));
    return lent;
  } catch (error) {
    for (const one of lent) one.end();
    throw error;
  }
}

function lend(libc: Libc, socket: GivenSocket, name: string): LentSocket {
  const original = descriptorOf(socket, name);
  if (!isSocket(original))
    throw badOption(`${name} is the descriptor ${original}, which is no socket that is open here`);
  const type = libc.option(original, Linux.SO_TYPE);
  if (type !== Linux.SOCK_STREAM && type !== Linux.SOCK_DGRAM)
    throw badOption(`${name} is neither a stream nor a datagram socket, and WASI supports no others`);
  const listens = libc.option(original, Linux.SO_ACCEPTCONN) > 0;
  const fd = opening(() => libc.duplicate(original));
  if (fd < 0) throw badOption(`${name} can't be given: duplicating its descriptor failed with errno ${-fd}`);
  const resume = socket instanceof Socket ? pause(socket) : () => {};
  const restore = listens ? withoutWaiting(libc, fd) : () => {};
  return {
    fd,
    type,
    listens,
    end() {
      restore();
      closing(fd, () => libc.close(fd));
      resume();
    },
  };
}

/** Returns the descriptor of a socket in this process. Fails if the socket isn't in a state in which it can be lent. */
function descriptorOf(socket: GivenSocket, name: string): number {
  if (typeof socket === "number") {
    if (!Number.isInteger(socket) || socket < 0) throw badOption(`${name} is ${socket}, which is no descriptor`);
    return socket;
  }
  if (socket instanceof Listener) return socket.fd;
  if (!(socket instanceof Server || socket instanceof Socket))
    throw badOption(`${name} is none of: net.Server, net.Socket, what \`listen\` makes, the number of a descriptor`);
  if (socket instanceof Server && !socket.listening)
    throw badOption(
      `${name} is a net.Server that doesn't listen: wait for its event "listening", and don't close it before`,
    );
  if (socket instanceof Socket) checkConnection(socket, name);
  const fd = handleOf(socket)?.fd;
  if (typeof fd !== "number" || fd < 0) throw badOption(`${name} has no descriptor in this process`);
  return fd;
}

/** Fails if Node has buffered data: the guest would miss what was read, or what is still to be written would be out of order. */
function checkConnection(socket: Socket, name: string): void {
  if (socket.connecting || socket.destroyed || handleOf(socket) === null)
    throw badOption(
      `${name} is a net.Socket that isn't connected: wait for its event "connect", and don't destroy it before`,
    );
  if ("encrypted" in socket) throw badOption(`${name} is a TLS socket: a guest would see what is encrypted`);
  if (socket.readableLength > 0)
    throw badOption(
      `${name}: Node has read ${socket.readableLength} bytes from it that the guest would miss: have it ` +
        "paused before it connects, as with `pauseOnConnect`",
    );
  if (socket.writableLength > 0)
    throw badOption(`${name}: Node has ${socket.writableLength} bytes to write to it yet: wait for its event "drain"`);
}

/** Stops Node from reading. Returns the function that resumes it. */
function pause(socket: Socket): () => void {
  const handle = handleOf(socket)!;
  if (!handle.reading) return () => {};
  handle.readStop();
  handle.reading = false;
  return () => {
    if (handleOf(socket) !== handle || handle.reading) return;
    handle.reading = true;
    handle.readStart();
  };
}

/**
 * Makes a listening socket non-blocking: another process may accept a connection that `poll` reported. Returns the
 * function that restores it.
 */
function withoutWaiting(libc: Libc, fd: number): () => void {
  const flags = libc.flags(fd);
  if ((flags & constants.O_NONBLOCK) !== 0) return () => {};
  libc.setFlags(fd, flags | constants.O_NONBLOCK);
  return () => void libc.setFlags(fd, flags);
}

function isSocket(fd: number): boolean {
  try {
    return fstatSync(fd).isSocket();
  } catch {
    return false;
  }
}
