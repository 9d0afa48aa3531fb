// Sockets on the host's side: ownership, and the result of each call.
import { once } from "node:events";
import { connect } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { HostError, IoError, listen, OwnedFd, Socket, type HostErrorCode } from "../../js/host/index.js";
import { canGiveSockets, leavesNothing } from "../support/clients.js";
import { instantiate } from "../support/engine.js";
import { socketPair } from "../support/sockets.js";

const test = suite("Socket");

if (canGiveSockets(test)) tests();

test.run();

function tests(): void {
  leavesNothing(test, "Socket, the owner on the host's side", async () => {
    using listener = await listen("127.0.0.1:0");
    const client = connect(Number(listener.address.split(":")[1]), "127.0.0.1").pause();
    await once(client, "connect");
    const host = await instantiate({ sockets: [listener] });
    assert.is(host.countGivenSockets(), 1);
    const server = host.givenSocket();
    code("busy", () => host.givenSocket(0));
    code("noent", () => host.givenSocket(1));
    const socket = server.accept();
    client.end("0123456789");
    await arrived(socket, 10);
    const buffer = Buffer.alloc(8, ".");
    assert.equal(socket.recv(buffer, { peek: true }, 2, 3), { length: 3, truncated: false });
    assert.is(String(buffer), "..012...");
    assert.equal(socket.recv(buffer, { waitAll: true }), { length: 8, truncated: false });
    assert.is(socket.read(buffer), 2);
    assert.throws(() => socket.recv(buffer, {}, 7, 2), /2 bytes from 7 on are not in a buffer of 8 bytes/);
    assert.is(socket.send(Buffer.from("one two"), 4), 3);
    socket.writeAll(" three");
    assert.is(socket.stat().filetype, "stream-socket");
    assert.throws(() => socket.shutdown("all" as never), /all is none of: read, write, both/);
    const clone = socket.tryClone();
    clone.shutdown("write");
    let text = "";
    client
      .setEncoding("utf8")
      .on("data", (chunk) => (text += chunk))
      .resume();
    await once(client, "end");
    assert.is(text, "two three");
    const again = Socket.fromFd(OwnedFd.fromIntoFd(socket));
    assert.throws(() => socket.shutdown("both"), refusal("ERR_IO_LIFETIMES_MOVED"));
    {
      using borrow = again.asFd();
      assert.throws(() => again.close(), refusal("ERR_IO_LIFETIMES_BORROWED"));
      assert.is(borrow.read(buffer), 0);
    }
    const owner = host.socket(again.intoHandle());
    owner.close();
    assert.equal(host.leaks().map(String).length, 1, "the clone is left");
    clone.close();
    server.setFlags({ nonblock: true });
    code("again", () => server.accept({ nonblock: true }));
    assert.equal(host.end(), []);
    client.destroy();
  });

  leavesNothing(test, "an instance's sockets end with it, and yours stay", async () => {
    const pair = await socketPair();
    {
      using host = await instantiate({ sockets: [pair.guest] });
      host.givenSocket().writeAll("hello");
    }
    assert.is(pair.received(), "hello");
    assert.not(pair.ended());
    pair.close();
  });
}

function code(name: string, work: () => unknown): void {
  assert.throws(work, (error: unknown) => error instanceof IoError && error.code === name);
}

/** Waits in Node's event loop until so much is there for the guest. */
async function arrived(socket: Socket, size: number): Promise<void> {
  const buffer = Buffer.alloc(size);
  while (socket.recv(buffer, { peek: true }).length < size) await new Promise((resolve) => setTimeout(resolve, 1));
}

function refusal(code: HostErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof HostError && error.code === code;
}
