// docs/prior-art.md: every row names an existing test or the reason why WASI can't do it, and all names exist.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";
import { brokenLinks, missingTests, tablesOf, unknownNames, unshown, wrongNumbers } from "./support/prior-art.js";

const test = suite("docs/prior-art.md");
const page = readFileSync(join(root, "docs/prior-art.md"), "utf8");
const tables = tablesOf(page);

test("each of the 124 capabilities has its row, in their order", () => {
  assert.equal(
    tables.rows.map(({ number }) => number),
    Array.from({ length: 124 }, (_, i) => i + 1),
  );
});

test("each row is shown by a test, or says why it can't be on WASI", () => assert.equal(unshown(tables), []));

test("each test that a row names is there", () => assert.equal(missingTests(tables), []));

test("each name is one of the library, of the host, of the WIT or of preview1", () =>
  assert.equal(unknownNames(tables), []));

test("each name of a relative leads to the group that has its row", () => {
  assert.ok(tables.twins.length > 0);
  assert.equal(wrongNumbers(tables), []);
});

test("each link leads to a file", () => assert.equal(brokenLinks(page), []));

test("what is wrong with a page is found", () => {
  const pipe = "../tests/inside/pipe.test.ts",
    cases = "../tests/ownership/cases";
  const wrong = `
| \`mkfifo\` | \`pipe\`, \`makePipe\` | [1](#one), [2](#one) | |
| \`exec\` | not on WASI | [4](#one) | |
## One
| 1 | a | all | \`pipe\` | [it has a capacity](${pipe}) |
| 2 | b | all | \`File.opened\`, \`OwnedFd \\| null\` | |
## Two
| 3 | c | all | not on WASI: no | |
| 4 | d | all | not on WASI: there is no exec | |
| 5 | e | all | \`E0382\` | [it has no capacity](${pipe}), [gone](../tests/gone.test.ts) |
| 6 | f | all | \`fd.try-clone\` | [it has a capacity](../tests/guest/inside/pipe.ts), [moves/other](${cases}/moves/use-after-call.ts) |
`;
  const found = tablesOf(wrong);
  assert.equal(
    found.rows.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6],
  );
  assert.equal(unshown(found), ["2 has no test", "3 says no reason", "`mkfifo` has no test"]);
  assert.equal(missingTests(found), [
    '5: tests/inside/pipe.test.ts has no test "it has no capacity"',
    "5: there is no tests/gone.test.ts",
    "6: tests/guest/inside/pipe.ts is no test",
    "6: tests/ownership/cases/moves/use-after-call.ts has the name moves/use-after-call",
  ]);
  assert.equal(unknownNames(found), ["File.opened", "makePipe"]);
  assert.equal(wrongNumbers(found), ["`exec`: 4 is at #two"]);
  assert.equal(brokenLinks(wrong), ["../tests/gone.test.ts"]);
});

test.run();
