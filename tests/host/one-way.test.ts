// A standard stream works in one direction, even if the host's descriptor is open for both.
import { closeSync, constants, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno, Rights } from "../../js/shared.js";
import { Probe, READ, WRITE } from "../support/probe.js";
import { tree } from "../support/tree.js";

const test = suite("standard streams go one way");

/** A guest whose three streams are files that are open for both. */
function withFiles(check: (probe: Probe, at: (name: string) => string) => void): () => void {
  return () => {
    const files = tree({ "0": "input", "1": "", "2": "" });
    const fds = ["0", "1", "2"].map((name) => openSync(files.at(name), constants.O_RDWR));
    const probe = new Probe({ stdin: fds[0]!, stdout: fds[1]!, stderr: fds[2]! });
    try {
      check(probe, (name) => files.at(name));
    } finally {
      probe.wasi.sweep();
      fds.forEach((fd) => closeSync(fd));
      files.dispose();
    }
  };
}

/** Tries everything that a stream must not do, and looks at the files afterwards. */
function forbidden(probe: Probe, at: (name: string) => string): void {
  const { imports } = probe.wasi;
  const before = statSync(at("0"));
  assert.is(probe.write(0, "written"), -Errno.BADF);
  for (const fd of [1, 2]) assert.is(probe.read(fd), -Errno.BADF);
  for (const fd of [0, 1, 2]) {
    assert.not(imports.fd_filestat_set_times(fd, 1n, 1n, 5) === 0, `set_times ${fd}`);
    assert.not(imports.fd_filestat_set_size(fd, 0n) === 0, `set_size ${fd}`);
    assert.not(imports.fd_allocate(fd, 0n, 100n) === 0, `allocate ${fd}`);
  }
  assert.is(readFileSync(at("0"), "utf8"), "input");
  assert.is(statSync(at("0")).mtimeMs, before.mtimeMs);
}

test(
  "input isn't written, outputs aren't read, and none is changed otherwise",
  withFiles((probe, at) => {
    writeFileSync(at("1"), "of the host");
    forbidden(probe, at);
    assert.is(readFileSync(at("1"), "utf8"), "of the host");
  }),
);

test(
  "so it is after fd_fdstat_set_rights and fd_fdstat_set_flags",
  withFiles((probe, at) => {
    const { imports } = probe.wasi;
    for (const fd of [0, 1, 2]) {
      for (const rights of [Rights.ALL, READ | WRITE]) imports.fd_fdstat_set_rights(fd, rights, rights);
      imports.fd_fdstat_set_flags(fd, 1);
    }
    forbidden(probe, at);
  }),
);

test(
  "after fd_renumber a stream is the one that it was",
  withFiles((probe, at) => {
    const { imports } = probe.wasi;
    assert.is(imports.fd_renumber(0, 1), 0);
    assert.is(probe.write(1, "written"), -Errno.BADF);
    assert.is(probe.read(1), "input");
    assert.is(readFileSync(at("0"), "utf8"), "input");
  }),
);

test.run();
