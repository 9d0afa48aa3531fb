import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { guestTests } from "../support/guest.js";
import { socketPair, type SocketPair } from "../support/sockets.js";

const test = suite("io-lifetimes tests/api.rs");
let sockets: SocketPair;

test.before.each(async () => {
  sockets = await socketPair();
  sockets.send("hello, guest");
});

test.after.each(() => sockets.close());

const answered = () => assert.is(sockets.received(), "hello, host");

await guestTests(test, "tests/guest/io-lifetimes/api.ts", {
  setup: (dir) => writeFileSync(join(dir, "greeting"), "hello, file"),
  options: (dir) => ({ preopens: { ".": dir }, sockets: [sockets.guest] }),
  after: {
    testApiUseSocketWithTheOwner: answered,
    testApiUseSocketWithABorrow: answered,
    testApiUseSocketWithAView: answered,
    testApiUseSocketWithTheBorrowOfAView: answered,
    testApiFromSocketOfASocketlike: answered,
    testApiFromSocketOfASocketlikeMadeFromASocketlike: answered,
    testApiFromIntoSocket: answered,
  },
});

test.run();
