// `io-lifetimes completions`: the scripts, in the shells that are there.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { optionsIn } from "../js/cli/completions.js";
import { root } from "./support/asc.js";

const test = suite("io-lifetimes completions");

function cli(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist/js/cli/main.js"), ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const names = [...cli("--help").stdout.matchAll(/^ {2}(\w+) {2,}/gm)].map(([, name]) => name!);

test("the help of each command lists all options that the command takes", () => {
  assert.ok(names.length > 6, names.join(" "));
  for (const name of names) {
    const help = cli(name, "--help").stdout;
    const listed = optionsIn(help).map(({ long }) => long);
    const mentioned = [...help.matchAll(/^ +(?:-\w, )?--([\w-]+)/gm)].map(([, long]) => long!);
    assert.equal(listed.sort(), [...new Set(mentioned)].sort(), name);
  }
  assert.equal(optionsIn("  -o, --out FILE   the component\n  --leaks  says\n"), [
    { short: "o", long: "out", value: "FILE", text: "the component" },
    { short: null, long: "leaks", value: null, text: "says" },
  ]);
});

/** What bash offers behind some words. */
function inBash(...words: string[]): string[] {
  const script = `${cli("completions", "bash").stdout}
COMP_WORDS=(io-lifetimes ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length}
_io_lifetimes; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
  assert.equal([status, stderr], [0, ""]);
  return stdout.split("\n").filter((line) => line !== "");
}

test("bash completes commands and options", () => {
  assert.equal(inBash("com"), ["componentize", "completions"]);
  assert.equal(inBash("help", "ru"), ["run"]);
  assert.equal(inBash("run", "--max-"), ["--max-memory", "--max-disk"]);
  assert.equal(inBash("check", "entry.ts", "--st"), ["--strict"]);
  assert.equal(inBash("run", "file"), [], "files are the shell's own");
});

for (const shell of ["zsh", "fish"]) {
  const isThere = spawnSync(shell, ["--version"]).status === 0;
  test(`the script for ${shell} names every command and option${isThere ? ", and the shell takes it" : ""}`, () => {
    const { status, stdout } = cli("completions", shell);
    assert.is(status, 0);
    for (const name of names) {
      assert.ok(stdout.includes(name), name);
      for (const { long } of optionsIn(cli(name, "--help").stdout))
        assert.match(stdout, new RegExp(`(--|-l )${long}\\b`));
    }
    if (!isThere) return;
    const { stderr } = spawnSync(shell, ["-n"], { input: stdout, encoding: "utf8" });
    assert.is(stderr, "");
  });
}

test("a shell that isn't known is refused with 2", () => {
  const { status, stderr } = cli("completions", "tcsh");
  assert.is(status, 2);
  assert.match(stderr, /expected one shell of bash, zsh, fish\n/);
});

test.run();
