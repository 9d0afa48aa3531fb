import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import type { Preview1Functions } from "../../js/host/wasi-common/functions.js";
import { compileGuest, guestTests, openGuest } from "../support/guest.js";

const test = suite("assembly/owners: redirected streams");
const content = (dir: string, name: string) => readFileSync(join(dir, name), "utf8");

await guestTests(test, "tests/guest/inside/redirect.ts", {
  asc: ["--config", "asconfig.json"],
  options: () => ({ stdin: Buffer.from("from the host") }),
  stdout: {
    whatIsPrintedGoesIntoAPipeAndBack: "to the host\nto the host again\n",
    whoHasBorrowedTheStreamSeesTheNewOne: "to the host",
    whatWasBeforeMayBeDropped: "the host's is open",
    aStreamIsRedirectedToAnotherOne: "to standard output\n",
    aPipeWithoutReaderLosesWhatIsPrintedAndNoMore: "heard\n",
  },
  stderr: {
    redirectionsNest: "the host's\n",
    aStreamIsRedirectedToAnotherOne: "to standard error\n",
  },
  traps: {
    theLastWordsReachTheHost: "abort: heard",
    aStreamThatIsViewedIsNotRedirectedAgain:
      "fd -2 is owned by a standard stream: cannot remove owned resource while borrowed",
    aStaleOwnerIsRefused: "a handle was moved as OwnedFd that was dropped or moved before",
  },
  leaks: ["whatWasBeforeMayBeDropped"],
  after: {
    whoHasBorrowedTheStreamSeesTheNewOne: (dir) => assert.is(content(dir, "out"), "into the file"),
    redirectionsNest: (dir) => assert.is(content(dir, "first") + content(dir, "second"), "1\n1 again\n2\n"),
  },
});

test("a stream that was put back waits where the host's is full, as it did before", async () => {
  const module = await compileGuest("tests/guest/inside/redirect.ts", ["--config", "asconfig.json"]);
  let calls = 0;
  const full =
    (write: Preview1Functions["fd_write"]): Preview1Functions["fd_write"] =>
    (fd, ...rest) =>
      fd === 1 && calls++ % 2 === 0 ? Errno.AGAIN : write(fd, ...rest);
  using guest = openGuest(module, { imports: ({ fd_write }) => ({ fd_write: full(fd_write) }) });
  guest.call("whatIsPrintedGoesIntoAPipeAndBack");
  assert.is(guest.stdout(), "to the host\nto the host again\n");
  assert.is(calls, 4);
});

test.run();
