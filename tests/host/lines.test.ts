// TypeScript functions for whole files: reading lines and copying.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { copy, IoError } from "../../js/host/index.js";
import { withHost } from "../support/host.js";

test("lines come one by one, without their endings", () =>
  withHost({}, (host, dir) => {
    const texts: Record<string, string[]> = {
      "": [],
      a: ["a"],
      "a\n": ["a"],
      "\n": [""],
      "\n\n": ["", ""],
      "a\r\nb\rc\n\r\nd\r": ["a", "b\rc", "", "d\r"],
      "\ufeffnaïve\n日本 😀": ["\ufeffnaïve", "日本 😀"],
    };
    for (const [text, lines] of Object.entries(texts)) {
      writeFileSync(join(dir, "a.txt"), text);
      using file = host.open("a.txt");
      assert.equal([...file.lines()], lines);
      assert.equal([...file.lines()], []);
    }
  }));

test("lines are whole where one read ends and the next begins", () =>
  withHost({}, (host, dir) => {
    for (let before = 65_530; before < 65_540; before++) {
      const lines = ["x".repeat(before), "é😀", "", "y".repeat(200_000), "end"];
      writeFileSync(join(dir, "a.txt"), lines.join("\r\n"));
      using file = host.open("a.txt");
      assert.equal([...file.lines()], lines);
    }
  }));

test("lines go on from the offset, and need not be taken to the end", () =>
  withHost({ "a.txt": "one\ntwo\nthree\n" }, (host) => {
    using file = host.open("a.txt");
    file.seek(4);
    for (const line of file.lines()) {
      assert.is(line, "two");
      break;
    }
    file.seek(0);
    using borrowed = file.asFd();
    assert.equal([...borrowed.lines()], ["one", "two", "three"]);
  }));

test("a line that isn't UTF-8 is a TypeError, behind the lines before it", () =>
  withHost({}, (host, dir) => {
    writeFileSync(join(dir, "a.txt"), Buffer.from("one\r\ntwo\n\xff\nthree\n", "latin1"));
    using file = host.open("a.txt");
    const lines: string[] = [];
    assert.throws(
      () => {
        for (const line of file.lines()) lines.push(line);
      },
      (error: unknown) => error instanceof TypeError,
    );
    assert.equal(lines, ["one", "two"]);
  }));

test("lines of a file that was closed meanwhile are refused", () =>
  withHost({ "a.txt": "a\n".repeat(100_000) }, (host) => {
    const file = host.open("a.txt");
    const lines = file.lines();
    assert.is(lines.next().value, "a");
    file.close();
    assert.throws(() => [...lines], /closed/);
  }));

test("a file is copied from its offset to its end, also to another host", () =>
  withHost({}, (host, dir) =>
    withHost({}, (other, otherDir) => {
      const data = Uint8Array.from({ length: 300_001 }, (_, i) => (i * 31) >> 3);
      writeFileSync(join(dir, "from"), data);
      using from = host.open("from");
      using to = host.open("to", { write: true, createNew: true });
      using there = other.open("to", { write: true, createNew: true });
      from.seek(1);
      assert.is(copy(from, to), 300_000);
      assert.is(copy(from, to), 0);
      from.seek(0);
      assert.is(copy(from, there), 300_001);
      assert.ok(Buffer.from(data.subarray(1)).equals(readFileSync(join(dir, "to"))));
      assert.ok(Buffer.from(data).equals(readFileSync(join(otherDir, "to"))));
      from.seek(0);
      assert.throws(
        () => copy(to, from),
        (error: unknown) => error instanceof IoError,
      );
    }),
  ));

test.run();
