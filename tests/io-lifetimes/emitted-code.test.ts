import { suite } from "uvu";
import * as assert from "uvu/assert";
import { exportedCode } from "../support/code.js";

// What repr(transparent) and the niche of OwnedFd promise in Rust, read from the code that asc makes.

const test = suite("io-lifetimes on emitted code");
const code = await exportedCode("tests/guest/io-lifetimes/emitted-code.ts");

const conversions = [
  "asFdOfOwnedFd",
  "asFdOfBorrowedFd",
  "asFdOfFile",
  "asFdOfDir",
  "asFdOfSocket",
  "asFdOfOwnedFilelike",
  "asFdOfOwnedSocketlike",
  "asFdOfBorrowedFilelike",
  "asFdOfBorrowedSocketlike",
  "asFilelikeOfBorrowedFilelike",
  "asSocketlikeOfBorrowedSocketlike",
  "fromFd",
  "some",
  "asFdOrNone",
];
const comparisons: Record<string, string> = {
  isNone: "local.get $0 i32.eqz",
  isSome: "local.get $0 i32.const 0 i32.ne",
};

for (const name of conversions) {
  test(`${name} compiles to nothing: it gives its argument`, () => assert.is(code.get(name), "local.get $0"));
}

for (const [name, comparison] of Object.entries(comparisons)) {
  test(`${name} of an option of a descriptor is a comparison with 0`, () => assert.is(code.get(name), comparison));
}

test("each function of the program was looked at", () => {
  const names = [...code.keys()].filter((name) => !name.startsWith("_"));
  assert.equal(names.sort(), [...conversions, ...Object.keys(comparisons)].sort());
});

test.run();
