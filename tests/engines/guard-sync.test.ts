// Linux takes flags of synchronization only when a file is opened, and Node's WASI can't open one again. So the guard
// synchronizes itself after each write, which only a native that is watched can show.
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Context } from "../../js/host/guard/context.js";
import { fdCalls } from "../../js/host/guard/fd-calls.js";
import { Gate } from "../../js/host/guard/gate.js";
import { hotAnswers } from "../../js/host/guard/hot-calls.js";
import { DescriptorRecord, Entry } from "../../js/host/guard/record.js";
import type { Preview1Functions } from "../../js/host/wasi-common/functions.js";
import { Errno } from "../../js/shared.js";

const test = suite("node:wasi: flags of synchronization set late");
const APPEND = 1,
  DSYNC = 2,
  RSYNC = 8,
  SYNC = 16;

/** A guard's calls on one file, and the native calls that they make. */
function watched(fdflags: number, answers: Partial<Record<keyof Preview1Functions, Errno>> = {}) {
  const called: string[] = [];
  const native = new Proxy({} as Preview1Functions, {
    get:
      (_, name: keyof Preview1Functions) =>
      (...args: unknown[]) => (called.push(`${name} ${args[0]}`), answers[name] ?? Errno.SUCCESS),
  });
  const memory = new WebAssembly.Memory({ initial: 1 });
  const gate = new Gate(
    hotAnswers(() => context),
    native,
  );
  const record = new DescriptorRecord(gate);
  const context: Context = new Context(native, record, new Set());
  context.memory = memory;
  const fd = record.add(new Entry(40, "opened", "file", undefined, fdflags));
  const hot = gate.imports as unknown as Preview1Functions;
  const slow = fdCalls(context);
  return {
    set: (flags: number) => slow.fd_fdstat_set_flags(fd, flags),
    use(): string[] {
      called.length = 0;
      hot.fd_write(fd, 0, 1, 8);
      hot.fd_pwrite(fd, 0, 1, 0n, 8);
      hot.fd_read(fd, 0, 1, 8);
      hot.fd_pread(fd, 0, 1, 0n, 8);
      hot.fd_seek(fd, 0n, 0, 8);
      hot.fd_tell(fd, 8);
      return called.slice();
    },
  };
}

const plain = ["fd_write 40", "fd_pwrite 40", "fd_read 40", "fd_pread 40", "fd_seek 40", "fd_tell 40"];
const synced = (call: string) => ["fd_write 40", `${call} 40`, "fd_pwrite 40", `${call} 40`, ...plain.slice(2)];

test("each write is followed by what its flag asks for, until the flag goes", () => {
  const file = watched(0);
  assert.equal(file.use(), plain);
  for (const [flags, call] of [
    [SYNC, "fd_sync"],
    [DSYNC, "fd_datasync"],
    [RSYNC, "fd_sync"],
    [SYNC | DSYNC | APPEND, "fd_sync"],
  ] as const) {
    assert.is(file.set(flags), Errno.SUCCESS);
    assert.equal(file.use(), synced(call), String(flags));
  }
  assert.is(file.set(APPEND), Errno.SUCCESS);
  assert.equal(file.use(), plain);
});

test("what the file was opened with the system does itself", () => {
  const file = watched(DSYNC);
  assert.equal(file.use(), plain);
  file.set(SYNC);
  assert.equal(file.use(), synced("fd_sync"));
  file.set(DSYNC);
  assert.equal(file.use(), plain);
});

test("a write that fails is not synchronized", () => {
  const failing = watched(0, { fd_write: Errno.NOSPC, fd_pwrite: Errno.NOSPC });
  failing.set(SYNC);
  assert.equal(failing.use(), plain);
});

test("a descriptor that may not be synchronized can't have the flag", () => {
  const file = watched(0, { fd_sync: Errno.NOTCAPABLE });
  assert.is(file.set(SYNC), Errno.NOTCAPABLE);
  assert.equal(file.use(), plain);
});

test.run();
