import { once } from "node:events";
import { createServer, connect, type Socket } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { guestTests } from "../support/guest.js";

// preview1 can't make a socket: the host gives one as standard input and output.

const test = suite("assembly/fd: sockets");
const server = createServer({ pauseOnConnect: true }).listen(0, "127.0.0.1");
await once(server, "listening");
const peer = connect((server.address() as { port: number }).port, "127.0.0.1");
const [given] = (await once(server, "connection")) as [Socket];
const fd = (given as unknown as { _handle: { fd: number } })._handle.fd;

peer.write("ping");
await new Promise((resolve) => setTimeout(resolve, 20));

await guestTests(test, "tests/guest/fd/sockets.ts", {
  options: () => ({ stdin: fd, stdout: fd }),
  traps: { droppingASocketWhileItIsViewedTraps: "fd 0 is owned by Socket: cannot remove owned resource while borrowed" },
});

test("what the guest sent arrives", async () => {
  const [chunk] = (await once(peer, "data")) as [Buffer];
  assert.is(chunk.toString(), "pong!");
});

test.after(() => {
  peer.destroy();
  given.destroy();
  server.close();
});

test.run();
