// examples/grep against the grep of the system, byte for byte.

import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { root } from "./support/asc.js";
import { incomparable, ours, theirs } from "./support/grep.js";
import { newRandom } from "./support/grep-patterns.js";
import { tree, type Tree } from "./support/tree.js";

const test = suite("grep");
const reason = incomparable();

/** A test that needs a grep to compare with. */
function compared(name: string, check: (files: Tree) => Promise<void>): void {
  if (reason !== undefined) return test.skip(`${name} (skipped: ${reason})`, () => {});
  test(name, async () => {
    const files = tree();
    try {
      await check(files);
    } finally {
      files.dispose();
    }
  });
}

/** Makes sure that both say the same. Files of directories come in another order, so `sorted` compares sets of lines. */
async function agree(
  args: string[],
  cwd: string,
  { input = "", sorted = false, locale = "C.UTF-8" } = {},
): Promise<void> {
  const expected = theirs(args, cwd, input, locale),
    found = await ours(args, cwd, input);
  const hasGivenUp = expected.status === null || expected.stderr === "grep: program error\n";
  if (hasGivenUp) return; // by the C library's regular expressions
  const order = (text: string) => (sorted ? text.split("\n").sort().join("\n") : text);
  const subject = `grep ${args.map((arg) => JSON.stringify(arg)).join(" ")}`;
  assert.is(order(found.stdout), order(expected.stdout), `standard output of ${subject}`);
  // GNU grep 3.8 and newer warn of repetitions of nothing, which ours takes without a word.
  const said = expected.stderr.replace(/^grep: warning: .* at start of expression\n/gm, "");
  assert.is(order(found.stderr), order(said), `standard error of ${subject}`);
  assert.is(found.status, expected.status, `exit code of ${subject}`);
}

const text = `the quick brown fox
jumps over the lazy dog

The End, the end
foo.bar foo*bar foo+bar foo{2}bar
aa aaa aaaa a{2}
naïve café — 日本 😀 x
word words sword _word word_ word2
tab\there  two  spaces
(parens) [brackets] $dollar ^caret \\backslash
last line`;

compared("options of every kind", async (files) => {
  writeFileSync(files.at("a"), text);
  writeFileSync(files.at("b"), text.toUpperCase() + "\n");
  writeFileSync(files.at("empty"), "");
  writeFileSync(files.at("patterns"), "fox\nlazy\n");
  writeFileSync(files.at("nothing"), "");
  const { path } = files;
  for (const flags of [
    "",
    "-i",
    "-v",
    "-n",
    "-c",
    "-l",
    "-L",
    "-o",
    "-q",
    "-w",
    "-x",
    "-h",
    "-H",
    "-vn",
    "-vc",
    "-on",
    "-iwn",
    "-vo",
    "-lv",
    "-Lv",
    "-co",
    "-cl",
    "-s",
  ]) {
    for (const pattern of ["the", "last line", "o", "", "zzz"]) {
      const args = [...(flags ? [flags] : []), "-e", pattern];
      await agree([...args, "a"], path);
      await agree([...args, "a", "b", "empty"], path);
      await agree(args, path, { input: text });
    }
  }
  for (const args of [
    ["-f", "patterns"],
    ["-f", "nothing"],
    ["-vf", "nothing"],
    ["-e", "fox", "-e", "dog"],
    ["fox\ndog"],
    ["-F", "foo*bar"],
    ["-F", "a{2}\nfoo."],
    ["-Fi", "NAÏVE"],
    ["-Fx", "last line"],
    ["-Fw", "word"],
  ]) {
    await agree([...args, "a", "b"], path);
  }
  // Without a pattern not even the files are looked at.
  for (const flags of ["-c", "-v", "-vc", "-w", "-x", "-vw", "-l", "-L", "-o", "-q", "-n", "-C1"]) {
    await agree([flags, "-f", "nothing", "a"], path);
    await agree([flags, "-f", "nothing", "a", "missing"], path);
  }
  await agree(["--ignore-case", "--line-number", "--regexp=THE", "a"], path);
  await agree(["--count", "the", "--", "a"], path);
  await agree(["the", "a", "-", "-n"], path, { input: "the standard input\n" });
});

compared("lines before and behind, with separators, and no more lines than asked for", async (files) => {
  writeFileSync(files.at("a"), text);
  writeFileSync(files.at("b"), text);
  const lines = Array.from({ length: 40_000 }, (_, i) => (i % 1999 === 7 || i % 5000 < 2 ? `match ${i}` : `line ${i}`));
  writeFileSync(files.at("large"), lines.join("\n") + "\n"); // context reaches over the ends of buffers
  for (const context of [
    ["-A1"],
    ["-B1"],
    ["-C2"],
    ["-A", "0"],
    ["-1"],
    ["-A2", "-B", "1"],
    ["-C3", "-m1"],
    ["-m", "2"],
    ["-m0"],
    ["-A3", "-m2", "-v"],
    ["-vB1"],
    ["-c", "-m1"],
    ["-C1", "-o"],
    ["-C2", "-c"],
    ["-B3", "-n"],
  ]) {
    for (const pattern of ["the", "word", "foo", "^$", "last"]) {
      await agree([...context, pattern, "a"], files.path);
      await agree([...context, "-n", pattern, "a", "b"], files.path);
    }
    await agree([...context, "-n", "match", "large"], files.path);
  }
});

compared("colours", async (files) => {
  writeFileSync(files.at("a"), text);
  writeFileSync(files.at("b"), text);
  for (const flags of [[], ["-n"], ["-v"], ["-o"], ["-c"], ["-l"], ["-C1"], ["-i", "-w"], ["-vC1"], ["-on"]]) {
    for (const pattern of ["the", "o*", "fo\\+", "word\\>", "x\\|y\\|zy", "[[:upper:]]"]) {
      await agree(["--color=always", ...flags, pattern, "a"], files.path);
      await agree(["--color=always", "-H", ...flags, pattern, "a", "b"], files.path);
    }
  }
  await agree(["--color=never", "the", "a"], files.path);
});

compared("what is special in patterns, and what is wrong with them", async (files) => {
  writeFileSync(files.at("a"), text.replace(/^na.*\n/m, "")); // words are those of ASCII in ours
  writeFileSync(files.at("u"), "naïve café — 日本 😀 x\nÉ é E e\n");
  const basic = [
    "foo.bar",
    "foo\\.bar",
    "a\\{2\\}",
    "a\\{2,\\}",
    "a\\{2,3\\}$",
    "^a",
    "*bar",
    "\\(o\\)*",
    "\\(*bar\\)",
    "a*",
    "^*",
    "x*y*",
    "a|b",
    "fox\\|dog",
    "fo\\?x",
    "lo\\+",
    "[]]",
    "[^a-z ]",
    "[]a]",
    "[a-]",
    "[[:digit:]]",
    "[[:alnum:]][[:space:]]",
    "\\bword\\b",
    "\\Bword",
    "\\<word",
    "word\\>",
    "\\w\\w*",
    "\\W\\W",
    "\\s\\s",
    "\\S\\{9\\}",
    "$dollar",
    "^caret",
    "\\^caret",
    "\\\\",
    "a^b",
    "a$b",
    "\\(^the\\)",
    "\\(dog$\\)",
    ".",
    "^.\\{18\\}$",
    "[[.a.]]\\{3\\}",
    "[[=a=]]\\{4\\}",
    "+",
    "?",
    "{2}",
  ];
  for (const pattern of basic)
    for (const flag of ["-n", "-o", "-iw", "-x"]) await agree([flag, "--", pattern, "a"], files.path);
  for (const pattern of ["caf.", "[é]", "日.", "[^ -~]", "[^e]*", "^.*$", "é*", "é\\{1\\}", "."]) {
    for (const flag of ["-n", "-o", "-c", "-in", "-x", "-io"]) await agree([flag, "--", pattern, "u"], files.path);
  }
  const extended = [
    "fox|dog",
    "(fox|dog)$",
    "a{2}",
    "a{2,}",
    "a{,2}b",
    "(a|aa){2}",
    "lo+",
    "fo?x",
    "^(the|The)",
    "()",
    "(|a)b",
    "a||b",
    "x{0}",
    "fo{1}o",
    "foo\\{2}",
    "a{1",
    "a{x}",
    "(((a)))",
    "[(]p",
    "\\(p",
    "\\$d",
    "a**",
    "a+?",
    "(ab*)*c",
    "([a-z]+ )+",
    "\\b",
    "\\<",
    "^|x",
    "x|$",
    "^$|dog",
  ];
  for (const pattern of extended)
    for (const flag of ["-n", "-o", "-iw", "-x"]) await agree(["-E", flag, "--", pattern, "a"], files.path);
  // A repetition at the start repeats nothing. With -o the C library that GNU grep asks then disagrees with its own automaton.
  for (const pattern of [
    "{1}",
    "{1}a",
    "a|{1}b",
    "({1}a)",
    "^{1}a",
    "{,2}a",
    "{1}{2}a",
    "(|{1})",
    "*a",
    "(+a)",
    "a|?b",
  ])
    for (const flag of ["-n", "-c", "-v"]) await agree(["-E", flag, "-e", pattern, "a"], files.path);
  for (const wrong of [
    "\\(a",
    "a\\)",
    "[a",
    "a\\{1",
    "a\\{2,1\\}",
    "a\\{x\\}",
    "[z-a]",
    "[[:nothing:]]",
    "\\",
    "a\\{99999\\}",
  ])
    await agree([wrong, "a"], files.path);
  for (const wrong of ["(a", "a)", "[a", "a{2,1}", "\\"]) await agree(["-E", wrong, "a"], files.path);
});

compared("files that are binary", async (files) => {
  writeFileSync(files.at("zeros"), "text\nabc\0def\nabc\n");
  writeFileSync(files.at("latin1"), Buffer.from("abc\ncaf\xe9 abc\nabc\n", "latin1"));
  writeFileSync(files.at("invalid"), Buffer.from("\xff\nabc \xf0\x9f\x98\nend abc", "latin1"));
  for (const flags of [
    [],
    ["-a"],
    ["-c"],
    ["-l"],
    ["-L"],
    ["-q"],
    ["-v"],
    ["-n"],
    ["-o"],
    ["-vc"],
    ["-m1"],
    ["-A1"],
    ["-on", "-a"],
  ]) {
    for (const pattern of ["abc", "^def", "text", "caf.", ".*", "nothing", "^abc$"])
      await agree([...flags, pattern, "zeros", "latin1", "invalid"], files.path);
  }
});

compared("lines around those of a binary file that aren't printed", async (files) => {
  writeFileSync(files.at("zeros"), "one\ntwo\nx\0y\nthree\nfour\nfive\nsix\ntwo\nseven\n");
  writeFileSync(files.at("latin1"), Buffer.from("one\ntwo\ncaf\xe9 two\nthree\nfour\nsix\ntwo\nseven\n", "latin1"));
  for (const flags of [
    ["-A1"],
    ["-B1"],
    ["-C1"],
    ["-C1", "-a"],
    ["-A0"],
    ["-C1", "-m1"],
    ["-C1", "-v"],
    ["-C1", "-n"],
  ]) {
    for (const pattern of ["two", "one", "seven"]) {
      await agree([...flags, pattern, "zeros"], files.path);
      await agree([...flags, pattern, "latin1"], files.path);
      await agree([...flags, pattern, "latin1", "zeros", "latin1"], files.path);
    }
  }
});

compared("directories, links, and names to leave out", async (files) => {
  const content: Record<string, string> = {
    "a.ts": "x\n",
    "b.js": "x\ny\n",
    "d/a.ts": "y x\n",
    "d/e/c.ts": "x",
    "d/e/c.js": "x",
    "skip/a.ts": "x\n",
    "größe/é.ts": "x\n",
  };
  for (const [name, bytes] of Object.entries(content)) {
    mkdirSync(dirname(files.at(name)), { recursive: true });
    writeFileSync(files.at(name), bytes);
  }
  symlinkSync("a.ts", files.at("link.ts"));
  symlinkSync("d", files.at("dirlink"));
  for (const args of [
    ["."],
    [],
    ["d"],
    ["d/"],
    ["d", "a.ts"],
    ["link.ts"],
    ["dirlink"],
    ["--include=*.ts"],
    ["--include=*.ts", "--include", "b*", "."],
    ["--exclude=*.ts", "."],
    ["--exclude-dir=e", "."],
    ["--exclude-dir=skip", "--exclude-dir=größe", "."],
    ["--include=[ab].?s"],
    ["-h", "d"],
    ["-l", "."],
    ["-L", "y", "."],
    ["-c", "."],
  ]) {
    await agree(["-r", "x", ...args], files.path, { sorted: true });
  }
  await agree(["--include=*.js", "x", "a.ts", "b.js"], files.path);
  await agree(["--exclude=*.js", "x", "a.ts", "b.js"], files.path);
});

compared("what can't be read is reported, and the rest is searched", async (files) => {
  writeFileSync(files.at("a"), "x\n");
  mkdirSync(files.at("dir"));
  for (const flags of [[], ["-s"], ["-q"], ["-c"], ["-l"], ["-L"], ["-sq"]]) {
    await agree([...flags, "x", "missing", "a", "a/b"], files.path);
    await agree([...flags, "y", "missing", "a"], files.path);
    await agree([...flags, "x", "a", "missing"], files.path);
    await agree([...flags, "x", "dir", "a"], files.path);
  }
  await agree(["-r", "x", "missing", "dir", "a"], files.path);
  await agree(["-f", "missing", "a"], files.path);
});

test("wrong arguments are told", async () => {
  for (const [args, problem] of [
    [[], "Usage: grep [OPTION]... PATTERNS [FILE]..."],
    [["-A", "x", "y"], "grep: x: invalid context length argument"],
    [["-m", "-", "y"], "grep: invalid max count"],
    [["-k", "y"], "grep: invalid option -- 'k'"],
    [["--nothing", "y"], "grep: unrecognized option '--nothing'"],
    [["-e"], "grep: option requires an argument -- 'e'"],
    [["\\(a\\)\\1"], "grep: back-references are not supported: they can take exponential time"],
  ] as const) {
    const { stderr, status } = await ours([...args], root);
    assert.is(stderr.split("\n")[0], problem);
    assert.is(status, 2);
  }
  assert.match((await ours(["--help"], root)).stdout, /^Usage: grep/);
});

// In other locales, GNU grep asks the C library's regular expressions, and finds no empty word beside a longer match.
compared("whole words that may be empty", async (files) => {
  writeFileSync(files.at("a"), " a\na\n\n ab\n%x%y\na b\n  \n-a\na- \n_\n");
  for (const pattern of [
    " *",
    "a*",
    "x*",
    "-*a*",
    "a* *",
    "[a-c]*",
    "(ab|-)*",
    "(a| )*",
    "a?",
    "( a|-)?",
    "",
    "^",
    "$",
    "x*|%",
  ])
    for (const flags of ["-nw", "-ow", "-cw", "-vnw", "-wx"]) {
      await agree([flags, "-E", pattern, "a"], files.path, { locale: "C" });
    }
});

compared("patterns and texts by chance", async (files) => {
  const random = newRandom(Number(process.env["SEED"] ?? 1));
  for (let round = 0, rounds = Number(process.env["ROUNDS"] ?? 25); round < rounds; round++) {
    writeFileSync(files.at("text"), random.text());
    for (let i = 0; i < 12; i++) {
      const { args, locale } = random.patterns();
      await agree([...args, "text"], files.path, { locale });
    }
  }
});

test("a pattern that makes others backtrack for ever takes linear time", async () => {
  const input = ("a".repeat(5000) + "\n").repeat(20);
  for (const pattern of [
    "(a*)*b",
    "(a|aa)+b",
    "(a+)+$b",
    "(.*)(.*)(.*)(.*)(.*)x",
    "a?".repeat(200) + "a".repeat(200) + "b",
  ]) {
    const start = performance.now();
    assert.is((await ours(["-E", pattern], root, input)).status, 1);
    assert.ok(performance.now() - start < 5000, pattern);
  }
});

test.run();
