// Android's fdsan_test.cpp, but for
//
//   owner_value_high, owner_value_low   a message shows an owner's type and the file's path, and not an address
//   vfork                               there are no processes on WASI

import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const test = suite("bionic tests/fdsan_test.cpp");
const second = 'as-io-lifetimes: fd 4 "a" has an owner already, and another one took it\n';

await guestTests(test, "tests/guest/relatives/fdsan.ts", {
  traps: {
    unownedImproperlyTaggedClose: "as-io-lifetimes: fd 4 is owned by nobody, dropped as OwnedFd\n",
    unownedIncorrectExchange: "as-io-lifetimes: fd 4 is owned by nobody, moved as File\n",
    ownedImproperlyTaggedClose: 'as-io-lifetimes: fd 4 "a" is owned by File, dropped as Dir\n',
    ownedIncorrectExchange: 'as-io-lifetimes: fd 4 "a" is owned by File, moved as Dir\n',
    fopen: 'as-io-lifetimes: fd 4 "a" is owned by File, dropped as OwnedFd\n',
    closedir: 'as-io-lifetimes: fd 4 "." is owned by Dir, dropped as OwnedFd\n',
    uniqueFdUnownedClose: second,
    uniqueFdUnownedCloseAfterMove: second,
  },
});

test.run();
