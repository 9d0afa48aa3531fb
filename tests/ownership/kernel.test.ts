// The kernel by itself: MIRs in a few lines, and the errors found in them. kernel/text.ts describes the format.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "../support/asc.js";
import { differences } from "./kernel/text.js";

const test = suite("kernel");

const MIRS: Record<string, string> = {
  "a value that moved is gone": `
    own a
    start:
      init a
      move a
      use a            # E0382
      drop a           # none`,
  "a value that moves on one path has a flag, and may be gone": `
    own a
    start:
      init a
      goto moved, end
    moved:
      move a
      goto end
    end:
      use a            # E0382
      drop a           # flag`,
  "a value that is null on a path isn't dropped there": `
    own a
    start:
      init a
      goto gone, there
    gone:
      empty a
      use a
      drop a           # none
      goto end
    there:
      drop a           # static
      init a
      empty a
      init a
      use a
      drop a           # static
    end:`,
  "a new value makes a variable usable again": `
    own a
    start:
      init a
      move a
      assign a
      init a
      use a
      drop a           # static`,
  "a move in a loop meets itself": `
    own a
    start:
      init a
      goto loop
    loop:
      move a           # E0382
      goto loop, end
    end:
      drop a           # none`,
  "a variable without a value isn't a moved one": `
    own a
    start:
      use a            # E0381
      drop a           # none`,
  "a move of what is borrowed": `
    own a
    ref r
    start:
      init a
      borrow r <- a
      move a           # E0505
      through r`,
  "a borrow ends with its last use": `
    own a
    ref r
    start:
      init a
      borrow r <- a
      through r
      move a
      drop a           # none`,
  "a copy of a borrow carries its loan": `
    own a
    ref r
    ref s
    start:
      init a
      borrow r <- a
      copy s <- r
      move a           # E0505
      through s`,
  "a borrow of one field doesn't stop an access to another": `
    own a
    ref r
    start:
      init a
      borrow r <- a.x
      use mut a.y
      use mut a.x      # E0502
      through r
      drop a           # static`,
  "a second exclusive borrow": `
    own a
    mut m
    mut n
    start:
      init a
      borrow mut m <- a
      borrow mut n <- a    # E0499
      through m
      through n`,
  "a shared access beside an exclusive borrow": `
    own a
    mut m
    start:
      init a
      borrow mut m <- a
      use a            # E0503
      through m`,
  "an assignment to what is borrowed": `
    own a
    ref r
    start:
      init a
      borrow r <- a
      assign a         # E0506
      init a
      through r`,
  "a borrow outlives its owner": `
    own a
    ref r
    start:
      init a
      borrow r <- a    # E0597
      drop a           # static
      through r`,
  "a borrow outlives a temporary": `
    own t tmp
    ref r
    start:
      init t
      borrow r <- t    # E0716
      drop t
      through r`,
  "a value that holds a borrow uses it when it is dropped": `
    own a
    guard g
    ref r tmp
    start:
      init a
      borrow r <- a
      copy g <- r
      init g
      move a           # E0505
      drop g           # static`,
  "a guard that has moved away uses nothing": `
    own a
    guard g
    ref r tmp
    start:
      init a
      borrow r <- a
      copy g <- r
      init g
      move g
      move a
      drop g           # none`,
  "what is stored in a value is carried by it": `
    own a
    keeps c
    mut m tmp
    ref r tmp
    start:
      init c
      init a
      borrow mut m <- c
      borrow r <- a    # E0597
      store m <- r
      drop a
      use c`,
  "what a collection of borrows holds may end before it": `
    own a
    idle c
    mut m tmp
    ref r tmp
    start:
      init c
      init a
      borrow mut m <- c
      borrow r <- a
      store m <- r
      through m
      drop a           # static
      drop c           # static`,
  "a borrow of a local leaves the function": `
    own a
    ref r
    start:
      init a
      borrow r <- a
      return r         # E0515`,
  "a borrow of a parameter leaves by the name that the contract gives": `
    from p
    ref p param
    ref q param
    start:
      older p
      older q
      return p
      return q         # E0621`,
  "no borrow of a variable lives for ever": `
    own a
    ref r
    start:
      init a
      borrow r <- a
      static r         # E0521`,
  "a value that is taken apart is whole only with all its parts": `
    own a / x y
    start:
      init a
      move a.x
      use a.y
      use a            # E0382
      drop a           # none static`,
  "what is never reached has no errors": `
    own a
    start:
      init a
      move a
    dead:
      use a`,
};

for (const [rule, text] of Object.entries(MIRS)) test(rule, () => assert.equal(differences(text), []));

test("a text with another expectation fails", () => {
  const text = MIRS["a value that moved is gone"]!.replace("E0382", "E0505");
  assert.equal(differences(text), ["use a: expected E0505, found E0382"]);
});

test("the kernel imports nothing but itself", () => {
  const folder = join(root, "js/ownership");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")))
    for (const [, from] of readFileSync(join(folder, file), "utf8").matchAll(/from "([^"]+)"/g))
      assert.match(from!, file.includes("dataflow") ? /^\.\.?\/[\w-]+\.js$/ : /^\.\/(dataflow\/)?[\w-]+\.js$/, file);
});

test.run();
