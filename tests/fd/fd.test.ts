import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

function setup(dir: string): void {
  writeFileSync(join(dir, "a"), "content");
}

const conversions = suite("assembly/fd: conversions");
await guestTests(conversions, "tests/guest/fd/conversions.ts", {
  setup,
  traps: { closingAsTheTypeThatAHandleMovedFromTraps: 'fd 4 "a" is owned by OwnedFd, closed as File' },
});

const views = suite("assembly/fd/view");
const borrowed = "cannot remove owned resource while borrowed";
await guestTests(views, "tests/guest/fd/views.ts", {
  setup,
  traps: {
    aViewOfAViewMustEndFirst: `fd 4 "a" is owned by a view: ${borrowed}`,
    droppingTheSourceWhileItIsViewedTraps: `fd 4 "a" is owned by File: ${borrowed}`,
    movingTheSourceWhileItIsViewedTraps: `fd 4 "a" is owned by File: ${borrowed}`,
    droppingAViewTwiceTraps: "a handle was dropped as a view that was dropped or moved before",
    closingAViewIsRefused: 'fd 4 "a" is owned by a view, dropped as File',
    aViewThatGivesBackAnotherDescriptorTraps: "a view ended with another descriptor than it began with",
    droppingTheFileOfARawViewTraps: `fd 4 "a" is owned by nobody: ${borrowed}`,
  },
});

conversions.run();
views.run();
