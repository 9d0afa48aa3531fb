import { readSync, writeSync } from "node:fs";
import { handleOf } from "../../js/host/sockets/handle.js";
import { Linux } from "../../js/host/sockets/constants.js";
import { loadLibc } from "../../js/host/sockets/libc.js";
import { connect, createServer, type Socket } from "node:net";
import * as assert from "uvu/assert";

/** Two connected stream sockets of this process: one to give to a guest, one to talk to it. */
export interface SocketPair {
  /** The descriptor for the guest. It stays ours. */
  readonly guest: number;
  /** The descriptor of the other end. */
  readonly host: number;
  /** Sends to the guest. */
  send(text: string): void;
  /** All that the guest has sent since the last call. */
  received(): string;
  /** Whether the guest has ended its sending, and all that it sent is received. */
  ended(): boolean;
  /** Sends no more: the guest reads to the end. */
  end(): void;
  /** Breaks the connection off. */
  reset(): void;
  close(): void;
}

/** Guests run while JavaScript waits, so the host's end is used through its descriptor and not as a stream. */
export async function socketPair(): Promise<SocketPair> {
  const server = createServer({ pauseOnConnect: true }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  const accepted = new Promise<Socket>((resolve) => server.once("connection", resolve));
  const guest = connect({ port: address.port, host: "127.0.0.1" }).pause(); // before it connects: else it reads
  await new Promise((resolve) => guest.once("connect", resolve));
  const host = await accepted;
  server.close();
  const fd = descriptor(host);
  return {
    guest: descriptor(guest),
    host: fd,
    send: (text) => assert.is(writeSync(fd, text), Buffer.byteLength(text)),
    received: () => readNow(fd),
    ended: () => loadLibc().recv(fd, new Uint8Array(1), 0) === 0,
    end: () => assert.is(loadLibc().shutdown(fd, Linux.SHUT_WR), 0),
    reset: () => void host.resetAndDestroy(),
    close() {
      guest.destroy();
      host.destroy();
    },
  };
}

/** Reads what has arrived, without waiting for more. */
function readNow(fd: number): string {
  const buffer = Buffer.alloc(65536);
  try {
    return buffer.toString("utf8", 0, readSync(fd, buffer));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return "";
    throw error;
  }
}

function descriptor(socket: Socket): number {
  const fd = handleOf(socket)?.fd;
  assert.type(fd, "number", "the socket has a descriptor");
  return fd!;
}
