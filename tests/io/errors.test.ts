import { suite } from "uvu";
import type { Errno } from "../../js/shared.js";
import { guestTests } from "../support/guest.js";

const errors = suite("assembly/result/error");
await guestTests(errors, "tests/guest/io/errors.ts", { asc: ["--optimizeLevel", "3"] });

const results = suite("assembly/result/result");
const none = "as-io-lifetimes: no value: ";
await guestTests(results, "tests/guest/io/results.ts", {
  traps: {
    theValueOfAnErrorTraps: `${none}open "none": noent\n`,
    theManagedValueOfAnErrorTraps: `${none}stat "none": noent\n`,
    theValueOfAnErrorWithoutAPathTraps: `${none}close: badf\n`,
    theValueOfAnOldErrorTraps: `${none}noent\n`,
    expectTrapsWithItsMessageAndTheError:
      'as-io-lifetimes: the notes: open "none": no such file or directory (noent)\n',
    expectOfAManagedResultTraps: 'as-io-lifetimes: the size: stat "none": no such file or directory (noent)\n',
    theErrorOfAValueTraps: "as-io-lifetimes: a result without an error was asked for it\n",
    theErrorOfAManagedValueTraps: "as-io-lifetimes: a result without an error was asked for it\n",
  },
});

const errnos = suite("assembly/result/error: errnos of the host");
await guestTests(errnos, "tests/guest/io/errnos.ts", {
  imports: () => {
    let calls = 0;
    const numbers = [77, 126, 127, 128, 200, 256, 65535];
    return { path_open: () => numbers[calls++ % numbers.length]! as Errno };
  },
});

errors.run();
errnos.run();
results.run();
