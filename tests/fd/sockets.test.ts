import { suite } from "uvu";
import * as assert from "uvu/assert";
import { guestTests } from "../support/guest.js";
import { socketPair } from "../support/sockets.js";

// preview1 can't make a socket: the host gives one.

const test = suite("assembly/fd: sockets");
const sockets = await socketPair();
sockets.send("ping");

await guestTests(test, "tests/guest/fd/sockets.ts", {
  options: (dir) => ({ preopens: { ".": dir }, sockets: [sockets.guest] }),
  traps: {
    droppingASocketWhileItIsViewedTraps: "fd 4 is owned by Socket: cannot remove owned resource while borrowed",
  },
});

test("what the guest sent arrives", () => assert.is(sockets.received(), "pong!"));

test.after(() => sockets.close());

test.run();
