import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compile } from "../support/asc.js";
import { guestTests } from "../support/guest.js";
import { socketPair, type SocketPair } from "../support/sockets.js";

const test = suite("io-lifetimes src/views.rs");
const lent = "cannot remove owned resource while borrowed";
let sockets: SocketPair;

test.before.each(async () => {
  sockets = await socketPair();
  sockets.send("hello, guest");
});

test.after.each(() => sockets.close());

await guestTests(test, "tests/guest/io-lifetimes/views.ts", {
  setup(dir) {
    writeFileSync(join(dir, "greeting"), "hello, file");
    mkdirSync(join(dir, "folder"));
    writeFileSync(join(dir, "folder", "inside"), "");
  },
  options: (dir) => ({ preopens: { ".": dir }, sockets: [sockets.guest] }),
  traps: {
    aTypeThatGivesAnotherDescriptorBackTraps: "a view ended with another descriptor than it began with",
    aViewThatEndsTwiceTraps: "a handle was dropped as a view that was dropped or moved before",
    dropOfAViewedOwnerTraps: `"greeting" is owned by File: ${lent}`,
    moveOfAViewedOwnerTraps: `"greeting" is owned by File: ${lent}`,
    moveOfAnOwnerWithTwoViewsTrapsUntilBothHaveEnded: `"greeting" is owned by File: ${lent}`,
    aViewThatIsViewedItselfTrapsAtItsEnd: `"greeting" is owned by a view: ${lent}`,
    dropOfATargetTraps: '"greeting" is owned by a view, dropped as File',
  },
});

test("a view of a type without the mark doesn't compile, and the error names the mark", async () => {
  try {
    await compile("tests/guest/io-lifetimes/unmarked-view.ts");
  } catch (error) {
    assert.match((error as Error).message, /Property 'filelikeViewType' does not exist on type '.*Unmarked'/);
    return;
  }
  assert.unreachable("it compiled");
});

test.run();
