import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import { openInProcess } from "../support/descriptors.js";

import { CREAT, EXCL, Probe, WRITE } from "../support/probe.js";
import { tree, type Tree } from "../support/tree.js";

const test = suite("preview1: paths");

const DIRECTORY = 3;
const REGULAR_FILE = 4;
const SYMBOLIC_LINK = 7;

/** `in` is the preopen, `out` lies beside it and must never be reached. */
function withTree(check: (probe: Probe, files: Tree) => void): () => void {
  return () => {
    const files = tree({
      "out/secret": "secret",
      "out/deep/secret": "secret",
      "in/file": "inside",
      "in/sub/file": "in sub",
      "in/sub/deeper/file": "in deeper",
      "in/ünï côde/fïle": "named",
      "in/to-file": { link: "file" },
      "in/to-sub": { link: "sub" },
      "in/to-to-sub": { link: "to-sub" },
      "in/sub/up": { link: "../file" },
      "in/sub/round": { link: "../sub/../to-sub/deeper" },
      "in/nowhere": { link: "missing" },
      "in/self": { link: "self" },
      "in/ping": { link: "pong/x" },
      "in/pong": { link: "ping/x" },
      "in/escape-file": { link: "../out/secret" },
      "in/escape-dir": { link: "../out" },
      "in/sub/escape-deep": { link: "../../out/deep" },
      "in/escape-later": { link: "sub/escape-deep" },
      "in/absolute-dir": { link: "/tmp" },
    });
    symlinkSync(files.at("out/secret"), files.at("in/absolute"));
    symlinkSync(files.at("in/file"), files.at("in/absolute-inside"));
    const before = openInProcess();
    const probe = new Probe({ preopens: { "/": files.at("in") } });
    try {
      check(probe, files);
      assert.is(readFileSync(files.at("out/secret"), "utf8"), "secret");
      assert.equal(lstatSync(files.at("out")).isDirectory(), true);
    } finally {
      probe.wasi.sweep();
      files.dispose();
    }
    assert.is(openInProcess(), before);
  };
}

function contents(probe: Probe, path: string, options: { dir?: number; follow?: boolean } = {}): string | number {
  const fd = probe.open(path, options);
  if (fd < 0) return fd;
  const text = probe.read(fd);
  probe.close(fd);
  return text;
}

test(
  "links that stay inside are followed, wherever they stand in the path",
  withTree((probe) => {
    const expected: Record<string, string> = {
      file: "inside",
      "./file": "inside",
      "sub/./file": "in sub",
      "sub//file": "in sub",
      "sub/deeper/file": "in deeper",
      "sub/../file": "inside",
      "sub/deeper/../../file": "inside",
      "ünï côde/fïle": "named",
      "ünï côde/../ünï côde/fïle": "named",
      "to-file": "inside",
      "to-sub/file": "in sub",
      "to-to-sub/deeper/file": "in deeper",
      "sub/up": "inside",
      "to-sub/up": "inside",
      "sub/round/file": "in deeper",
      "to-sub/../file": "inside",
    };
    for (const [path, text] of Object.entries(expected)) assert.is(contents(probe, path), text, path);
  }),
);

const escapes = [
  "..",
  "../in/file",
  "../out/secret",
  "sub/../../out/secret",
  "sub/deeper/../../../in/file",
  "/etc/passwd",
  "/",
  "escape-file",
  "escape-dir/secret",
  "escape-dir/deep/secret",
  "escape-dir/.",
  "escape-dir/",
  "sub/escape-deep/secret",
  "escape-later/secret",
  "to-sub/escape-deep/secret",
  "absolute",
  "absolute-inside",
  "absolute-dir/x",
];

for (const path of escapes) {
  test(
    `${path} leads out of the preopen and is refused by every call that would follow it`,
    withTree((probe, files) => {
      assert.is(probe.open(path), -Errno.PERM);
      // What ends in a slash can't be made as a file, wherever it is.
      const made = probe.open(path, { oflags: CREAT, rights: WRITE });
      assert.ok(made === -Errno.PERM || (path.endsWith("/") && made === -Errno.ISDIR), `${made}`);
      assert.is(probe.openDirectory(path), -Errno.PERM);
      assert.is(probe.filetype(path), -Errno.PERM);
      assert.is(probe.link(path, "stolen", true), -Errno.PERM);
      assert.is.not(probe.open(`${path}/new`, { oflags: CREAT, rights: WRITE }) > 0, true);
      for (const call of ["path_create_directory", "path_remove_directory", "path_unlink_file"] as const) {
        assert.is.not(probe.simple(call, `${path}/x`), 0);
      }
      assert.is.not(probe.symlink("x", `${path}/x`), 0);
      assert.is.not(probe.rename("file", `${path}/x`), 0);
      assert.is.not(probe.rename(`${path}/secret`, "stolen"), 0);
      assert.is(existsSync(files.at("in/stolen")), false);
      assert.is(existsSync(files.at("in/file")), true);
    }),
  );
}

test(
  "a link that the guest makes leads nowhere the guest couldn't go before",
  withTree((probe) => {
    assert.is(probe.symlink("../out", "mine"), 0);
    assert.is(probe.readlink("mine"), "../out");
    assert.is(contents(probe, "mine/secret"), -Errno.PERM);
    assert.is(probe.openDirectory("mine"), -Errno.PERM);
    assert.is(probe.symlink("sub", "inner"), 0);
    assert.is(contents(probe, "inner/file"), "in sub");
    assert.is(probe.symlink("/etc", "absolute-mine"), -Errno.PERM);
  }),
);

test(
  "a directory that becomes a link after it was opened leads nowhere",
  withTree((probe, files) => {
    const sub = probe.openDirectory("sub");
    assert.is(contents(probe, "file", { dir: sub }), "in sub");
    assert.is(probe.rename("sub", "moved"), 0);
    assert.is(contents(probe, "file", { dir: sub }), "in sub");
    symlinkSync("../out", files.at("in/sub"));
    assert.is(contents(probe, "secret", { dir: sub }), -Errno.NOENT);
    assert.equal(probe.readdir(sub), ["deeper", "escape-deep", "file", "round", "up"]);
    assert.is(contents(probe, "moved/file"), "in sub");
  }),
);

test(
  "a directory that the host replaces by a link after it was opened leads nowhere",
  withTree((probe, files) => {
    const deeper = probe.openDirectory("sub/deeper");
    assert.is(contents(probe, "file", { dir: deeper }), "in deeper");
    const aside = new Probe({ preopens: { "/": files.at("in") } });
    assert.is(aside.rename("sub", "moved"), 0);
    aside.wasi.sweep();
    mkdirSync(files.at("out/deeper"));
    writeFileSync(files.at("out/deeper/file"), "secret");
    symlinkSync("../out", files.at("in/sub"));
    assert.is(contents(probe, "file", { dir: deeper }), "in deeper");
    assert.equal(probe.readdir(deeper), ["file"]);
  }),
);

test(
  "another directory at the place of one that was renamed or removed is not taken for it",
  withTree((probe) => {
    const sub = probe.openDirectory("sub");
    probe.rename("sub", "moved");
    assert.is(probe.simple("path_create_directory", "sub"), 0);
    assert.ok(probe.open("new", { dir: sub, oflags: CREAT, rights: WRITE }) > 0);
    assert.is(contents(probe, "moved/new"), "");
    assert.is(contents(probe, "sub/new"), -Errno.NOENT);
    const second = probe.openDirectory("sub");
    assert.is(probe.simple("path_remove_directory", "sub"), 0);
    assert.is(probe.simple("path_create_directory", "sub"), 0);
    assert.equal(probe.readdir(second), []);
    assert.equal(probe.readdir(probe.openDirectory("sub")), []);
  }),
);

test(
  "paths start from the directory that was opened, and don't lead above it",
  withTree((probe) => {
    const sub = probe.openDirectory("sub");
    assert.is(contents(probe, "deeper/file", { dir: sub }), "in deeper");
    assert.is(contents(probe, "deeper/../file", { dir: sub }), "in sub");
    assert.is(contents(probe, "../file", { dir: sub }), -Errno.PERM);
    assert.is(contents(probe, "up", { dir: sub }), -Errno.PERM);
    const deeper = probe.openDirectory("deeper", sub);
    assert.is(contents(probe, "file", { dir: deeper }), "in deeper");
    assert.equal(probe.readdir(deeper), ["file"]);
  }),
);

test(
  "without symlink_follow, a link at the end of a path is not followed",
  withTree((probe) => {
    assert.is(contents(probe, "to-file", { follow: false }), -Errno.LOOP);
    assert.is(contents(probe, "escape-file", { follow: false }), -Errno.LOOP);
    assert.is(contents(probe, "to-sub/file", { follow: false }), "in sub");
    assert.is(probe.filetype("to-file", { follow: false }), SYMBOLIC_LINK);
    assert.is(probe.filetype("escape-dir", { follow: false }), SYMBOLIC_LINK);
    assert.is(probe.filetype("to-file"), REGULAR_FILE);
    assert.is(probe.filetype("to-sub"), DIRECTORY);
    assert.is(probe.filetype("to-sub/", { follow: false }), DIRECTORY);
    assert.is(probe.filetype("escape-dir/", { follow: false }), -Errno.PERM);
  }),
);

test(
  "a link that leads to itself, or two that lead to each other, give loop",
  withTree((probe) => {
    for (const path of ["self", "self/x", "ping", "pong/x"]) assert.is(probe.open(path), -Errno.LOOP);
  }),
);

test(
  "a dangling link gives noent, and is filled in place when it is opened to be made",
  withTree((probe, files) => {
    assert.is(probe.open("nowhere"), -Errno.NOENT);
    assert.is(probe.filetype("nowhere"), -Errno.NOENT);
    assert.is(probe.open("nowhere", { oflags: CREAT | EXCL, rights: WRITE }), -Errno.EXIST);
    const fd = probe.open("nowhere", { oflags: CREAT, rights: WRITE });
    assert.is(probe.write(fd, "made"), 4);
    assert.is(readFileSync(files.at("in/missing"), "utf8"), "made");
  }),
);

test(
  "calls that change a directory work on a link at the end of a path, not on what it leads to",
  withTree((probe, files) => {
    assert.is(probe.rename("escape-dir", "renamed"), 0);
    assert.is(probe.readlink("renamed"), "../out");
    assert.is(probe.simple("path_unlink_file", "renamed"), 0);
    assert.is(probe.simple("path_unlink_file", "escape-file"), 0);
    assert.is(probe.simple("path_create_directory", "absolute-dir"), -Errno.EXIST);
    assert.is(probe.simple("path_remove_directory", "to-sub"), -Errno.NOTDIR);
    assert.is(probe.simple("path_remove_directory", "to-sub/"), -Errno.NOTDIR);
    assert.is(probe.link("to-file", "also"), 0);
    assert.is(probe.readlink("also"), "file");
    assert.is(probe.link("to-file", "hard", true), 0);
    assert.is(readFileSync(files.at("in/hard"), "utf8"), "inside");
    assert.is(lstatSync(files.at("in/hard")).isFile(), true);
  }),
);

test(
  "two resolved paths of one call don't get in each other's way",
  withTree((probe, files) => {
    assert.is(probe.rename("to-sub/../to-sub/file", "sub/deeper/../a rather long name for a file"), 0);
    assert.is(readFileSync(files.at("in/sub/a rather long name for a file"), "utf8"), "in sub");
  }),
);

test(
  "the guest's memory is as it was after a path was rewritten",
  withTree((probe) => {
    probe.bytes.fill(0xaa, 0, 1024);
    assert.is(contents(probe, "to-sub/deeper/../file"), "in sub");
    assert.is(probe.rename("to-sub/file", "to-sub/other"), 0);
    assert.is(probe.readlink("sub/../to-file"), "file");
    assert.ok(probe.bytes.subarray(0, 1024).every((byte) => byte === 0xaa));
  }),
);

test(
  "what is no path gets an errno of its own",
  withTree((probe) => {
    assert.is(probe.open(""), -Errno.NOENT);
    assert.is(probe.open("a\0b"), -Errno.INVAL);
    assert.is(probe.open("file/"), -Errno.NOTDIR);
    assert.is(probe.open("file/x"), -Errno.NOTDIR);
    assert.is(probe.open("file/../file"), -Errno.NOTDIR);
    assert.is(probe.open("missing/x"), -Errno.NOENT);
    assert.is(probe.open("missing/../file"), -Errno.NOENT);
    assert.is(probe.open("x".repeat(300)), -Errno.NAMETOOLONG);
    probe.bytes.set([0x66, 0xff, 0x66], 1024);
    assert.is(probe.wasi.imports.path_unlink_file(3, 1024, 3), Errno.ILSEQ);
    assert.is(probe.wasi.imports.path_unlink_file(3, -8, 100), Errno.FAULT);
    assert.is(probe.open("x", { dir: probe.open("file") }), -Errno.NOTDIR);
    assert.is(probe.open("x", { dir: 1 }), -Errno.BADF);
  }),
);

test("a preopen that is a link on the host is the directory it leads to", () => {
  const files = tree({ "real/file": "inside", link: { link: "real" } });
  const probe = new Probe({ preopens: { ".": files.at("link") } });
  assert.is(contents(probe, "file"), "inside");
  assert.is(contents(probe, "../real/file"), -Errno.PERM);
  probe.wasi.sweep();
  files.dispose();
});

test("the whole file system can be a preopen", () => {
  const files = tree({ "sub/file": "inside", link: { link: "sub" } });
  const probe = new Probe({ preopens: { "/": "/" } });
  assert.is(contents(probe, `${files.path.slice(1)}/sub/file`), "inside");
  assert.is(contents(probe, `${files.path.slice(1)}/link/../sub/file`), "inside");
  const sub = probe.openDirectory(`${files.path.slice(1)}/link`);
  assert.is(contents(probe, "file", { dir: sub }), "inside");
  assert.is(contents(probe, ".."), -Errno.PERM);
  probe.wasi.sweep();
  files.dispose();
});

test.run();
