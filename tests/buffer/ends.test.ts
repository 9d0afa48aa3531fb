// The ends of buffers, their allocations, and the search for a byte.

import { suite } from "uvu";
import { guestTests } from "../support/guest.js";

const dropped = suite("assembly/buffer: drops, under the transform");
await guestTests(dropped, "tests/guest/buffer/dropped.ts", {
  asc: ["--config", "asconfig.json"],
  stdout: {
    writersEndInReverseOrder: "second first\n",
    aWriterWithinAWriterIsFlushedBehindIt: "through both",
  },
});

// What all calls use stays open.
const allocation = suite("assembly/buffer: calls that allocate nothing");
await guestTests(allocation, "tests/guest/buffer/no-allocation.ts", {
  asc: ["--runtime", "stub"],
  leaks: ["whatIsReadAllocatesNothing", "whatIsWrittenAllocatesNothing", "aSliceIsWrittenWithoutAllocation"],
});

const plain = suite("assembly/buffer/memchr: by words");
await guestTests(plain, "tests/guest/buffer/memchr.ts", { asc: ["--target", "release"] });

const simd = suite("assembly/buffer/memchr: with SIMD");
await guestTests(simd, "tests/guest/buffer/memchr.ts", { asc: ["--target", "release", "--enable", "simd"] });

for (const test of [dropped, allocation, plain, simd]) test.run();
