// Flags on any engine: flags that are set can be read back and take effect, for a guest and for TypeScript.

import { execFileSync } from "node:child_process";
import { closeSync, constants, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Test } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import {
  HostError,
  instantiate,
  IoError,
  type EngineName,
  type Host,
  type InstantiateOptions,
} from "../../js/host/index.js";
import { compile } from "./asc.js";
import { openAt } from "./descriptors.js";
import { sentence } from "./guest.js";
import { withHost } from "./host.js";

const APPEND = 1,
  DSYNC = 2,
  NONBLOCK = 4,
  RSYNC = 8,
  SYNC = 16;

/** What not every engine does. */
export interface Abilities {
  /** Flags of synchronization can be asked for: when a file is opened, and later. */
  readonly sync: boolean;
  /** … and those that are set later reach the host's descriptor. */
  readonly syncReachesHost: boolean;
  /** What a guest appends to a file of the host's moves the host's offset. */
  readonly appendMovesHost: boolean;
  /** Pipes in a directory can be read. */
  readonly pipes: boolean;
  /** Standard streams have flags, and may be descriptors of the host. */
  readonly streams: boolean;
}

const none = { append: false, dsync: false, nonblock: false, rsync: false, sync: false };

type Guest = Record<string, (...args: number[]) => number>;

export async function flagTests(test: Test, engine: EngineName, can: Abilities): Promise<void> {
  const module = (await compile("tests/guest/host/flags.ts")) as Uint8Array<ArrayBuffer>;

  const inGuest =
    (work: (guest: Guest, dir: string, host: Host) => void, options: InstantiateOptions = {}, tree = {}) =>
    () =>
      withHost(tree, (host, dir) => work(host.exports as unknown as Guest, dir, host), {
        engine,
        module,
        stdin: "ignore",
        ...options,
      });
  const inTypeScript = (work: (host: Host, dir: string) => unknown) => () =>
    withHost({ a: "0123456789" }, work, { engine });

  for (const { name, kind } of WebAssembly.Module.exports(new WebAssembly.Module(module))) {
    if (kind !== "function" || name.startsWith("_")) continue;
    test(
      `guest: ${sentence(name)}`,
      inGuest((guest) => void guest[name]!()),
    );
  }

  test(
    "guest: pwrite goes to the end of a file in append mode, as on Linux, and leaves the offset",
    inGuest((guest, dir) => {
      guest["_hold"]!(0);
      for (const digit of [1, 2]) guest["_write"]!(digit, -1);
      assert.is(guest["_set"]!(APPEND), 0);
      assert.is(guest["_write"]!(3, 0), 1);
      assert.is(readFileSync(`${dir}/a`, "utf8"), "123");
      assert.is(guest["_tell"]!(), 2);
      assert.is(guest["_set"]!(0), 0);
      assert.is(guest["_write"]!(4, 0), 1);
      assert.is(readFileSync(`${dir}/a`, "utf8"), "423");
      guest["_end"]!();
    }),
  );

  test(
    "guest: flags of synchronization are read back, whichever a file was opened with",
    inGuest((guest) => {
      for (const before of [0, DSYNC, RSYNC, SYNC]) {
        for (const wanted of [0, DSYNC, RSYNC, SYNC, DSYNC | RSYNC | SYNC, SYNC | APPEND | NONBLOCK]) {
          const refused = before ? -Errno.NOTSUP : wanted ? -Errno.INVAL : 0;
          assert.is(guest["_readBack"]!(before, wanted), can.sync ? wanted : refused, `${before} and then ${wanted}`);
        }
      }
    }),
  );

  test(
    "guest: with flags of synchronization a file is read and written as without",
    inGuest((guest, dir) => {
      guest["_hold"]!(0);
      assert.is(guest["_set"]!(SYNC), can.sync ? 0 : Errno.INVAL);
      assert.equal(
        [1, 2, 3].map((digit) => guest["_write"]!(digit, -1)),
        [1, 1, 1],
      );
      assert.is(guest["_write"]!(4, 1), 1);
      assert.is(readFileSync(`${dir}/a`, "utf8"), "143");
      assert.equal([guest["_tell"]!(), guest["_read"]!(-1), guest["_read"]!(1)], [3, 99, 4]);
      assert.equal([guest["_seek"]!(2), guest["_read"]!(-1), guest["_tell"]!()], [2, 3, 3]);
      guest["_set"]!(DSYNC | APPEND);
      guest["_set"]!(0);
      assert.equal([guest["_seek"]!(0), guest["_write"]!(5, -1)], [0, 1]);
      assert.is(readFileSync(`${dir}/a`, "utf8"), "543");
      guest["_end"]!();
    }),
  );

  // Flags in the words of /proc.
  const { O_APPEND, O_DSYNC = 0, O_SYNC } = constants;
  const watched = O_APPEND | O_DSYNC | O_SYNC;
  const ofHost = (path: string) => {
    const found = openAt(path);
    assert.is(found.length, 1, "it is open once");
    return found[0]!.flags & watched;
  };

  test(
    "guest: append reaches the descriptor of the host",
    inGuest((guest, dir) => {
      guest["_hold"]!(0);
      assert.is(ofHost(`${dir}/a`), 0);
      guest["_set"]!(APPEND);
      // wasmtime keeps append to itself, and seeks before each write.
      assert.is(ofHost(`${dir}/a`), engine === "wasmtime:wasi" ? 0 : O_APPEND);
      guest["_set"]!(0);
      assert.is(ofHost(`${dir}/a`), 0);
      guest["_end"]!();
    }),
  );

  if (can.sync) {
    test(
      "guest: flags of synchronization that a file is opened with reach the descriptor of the host",
      inGuest((guest, dir) => {
        for (const [flags, wanted] of [
          [0, 0],
          [DSYNC, O_DSYNC],
          [RSYNC, O_SYNC],
          [SYNC, O_SYNC],
          [SYNC | APPEND, O_SYNC | O_APPEND],
        ] as const) {
          guest["_hold"]!(flags);
          assert.is(ofHost(`${dir}/a`), wanted, String(flags));
          guest["_end"]!();
        }
      }),
    );

    test(
      `guest: flags of synchronization that are set later ${can.syncReachesHost ? "reach" : "don't reach"} the descriptor of the host`,
      inGuest((guest, dir) => {
        guest["_hold"]!(0);
        for (const [flags, wanted] of [
          [DSYNC, O_DSYNC],
          [SYNC, O_SYNC],
          [SYNC | APPEND, O_SYNC | O_APPEND],
          [0, 0],
        ] as const) {
          guest["_set"]!(flags);
          assert.is(ofHost(`${dir}/a`), can.syncReachesHost ? wanted : wanted & O_APPEND, String(flags));
        }
        guest["_end"]!();
      }),
    );
  }

  test(`guest: a pipe of a directory that is opened without waiting gives ${can.pipes ? "again" : "spipe"}`, async () => {
    await withFifo(async (path, fifo) => {
      const read = async (expected: number) => {
        using host = await instantiate({ engine, module, preopens: { ".": dirname(path) }, stdin: "ignore" });
        assert.is((host.exports as unknown as Guest)["_readFifo"]!(), can.pipes ? expected : -Errno.SPIPE);
      };
      await read(-Errno.AGAIN);
      writeSync(fifo, "z");
      await read("z".charCodeAt(0));
    });
  });

  if (can.streams) {
    test("guest: without waiting, an empty pipe as standard input gives again, and its flags are the host's at the end", async () => {
      await withFifo(async (path, fifo) => {
        const flags = () => openAt(path).map((found) => found.flags);
        const before = flags();
        const use = inGuest(
          (guest) => {
            assert.is(guest["_setStream"]!(0, NONBLOCK), 0);
            assert.is(guest["_readStdin"]!(), -Errno.AGAIN);
            writeSync(fifo, "x");
            assert.is(guest["_readStdin"]!(), "x".charCodeAt(0));
            assert.is(guest["_readStdin"]!(), -Errno.AGAIN);
            writeSync(fifo, "y");
            assert.is(guest["_setStream"]!(0, 0), NONBLOCK);
            assert.is(guest["_readStdin"]!(), "y".charCodeAt(0));
            guest["_setStream"]!(0, NONBLOCK);
          },
          { stdin: fifo },
        );
        await use();
        assert.equal(flags(), before);
      });
    });

    test("guest: standard output that is a file is appended to", async () => {
      await withHost(
        { out: "0123" },
        async (_host, dir) => {
          const out = openSync(`${dir}/out`, "r+");
          const before = openAt(`${dir}/out`).map(({ flags }) => flags);
          const use = inGuest(
            (guest) => {
              assert.is(guest["_writeStdout"]!(7), 1);
              assert.is(guest["_setStream"]!(1, APPEND), 0);
              assert.is(guest["_writeStdout"]!(8), 1);
              assert.is(guest["_writeStdout"]!(9), 1);
              assert.is(guest["_setStream"]!(1, SYNC), -Errno.INVAL);
            },
            { stdout: out },
          );
          await use();
          assert.is(readFileSync(`${dir}/out`, "utf8"), "712389");
          writeSync(out, "!");
          assert.is(readFileSync(`${dir}/out`, "utf8"), can.appendMovesHost ? "712389!" : "7!2389");
          assert.equal(
            openAt(`${dir}/out`).map(({ flags }) => flags),
            before,
          );
          closeSync(out);
        },
        { engine },
      );
    });
  } else {
    test(
      "guest: a standard stream has no flags that can be set",
      inGuest((guest) => {
        assert.is(guest["_setStream"]!(0, NONBLOCK), -Errno.BADF);
        assert.is(guest["_setStream"]!(1, APPEND), -Errno.BADF);
      }),
    );

    test("guest: a standard stream can't be a descriptor of the host", async () => {
      const failed = await inGuest(() => {}, { stdin: 0 })().then(
        () => undefined,
        (error: Error) => error,
      );
      assert.ok(
        failed instanceof HostError && failed.message.includes("`stdin` can't be the descriptor 0"),
        String(failed),
      );
    });
  }

  test(
    "TypeScript: flags are read, set one by one, and shared with clones",
    inTypeScript((host) => {
      using file = host.open("a", { read: true, write: true });
      assert.equal(file.flags(), none);
      assert.equal(file.setFlags({ append: true }), none);
      using clone = file.tryClone();
      assert.equal(clone.setFlags({ nonblock: true }), { ...none, append: true });
      assert.equal(file.flags(), { ...none, append: true, nonblock: true });
      assert.equal(file.setFlags({ append: false }), { ...none, append: true, nonblock: true });
      assert.equal(file.setFlags({}), { ...none, nonblock: true });
      using borrowed = file.asFd();
      assert.equal(borrowed.flags(), { ...none, nonblock: true });
    }),
  );

  test(
    "TypeScript: append is obeyed, also behind others",
    inTypeScript((host, dir) => {
      using file = host.open("a", { read: true, write: true });
      using other = host.open("a", { append: true });
      assert.is(other.flags().append, true);
      file.writeAll("ab");
      file.setFlags({ append: true });
      other.writeAll("!");
      file.seek(0);
      file.writeAll("cd");
      file.writeAt(0, Buffer.from("e"));
      assert.is(readFileSync(`${dir}/a`, "utf8"), "ab23456789!cde");
      file.setFlags({ append: false });
      file.seek(2);
      file.writeAll("f");
      assert.is(readFileSync(`${dir}/a`, "utf8"), "abf3456789!cde");
    }),
  );

  test(
    `TypeScript: flags of synchronization are ${can.sync ? "read back" : "refused"}`,
    inTypeScript((host) => {
      const all = [{ dsync: true }, { rsync: true }, { sync: true }, { dsync: true, sync: true, append: true }];
      for (const flags of all) {
        const open = () => host.open("a", { read: true, write: true, ...flags });
        using file = host.open("a", { read: true, write: true });
        if (can.sync) {
          using opened = open();
          assert.equal(opened.flags(), { ...none, ...flags });
          file.setFlags(flags);
          assert.equal(file.flags(), { ...none, ...flags });
        } else {
          assert.throws(open, (error: unknown) => error instanceof IoError && error.code === "notsup");
          assert.throws(
            () => file.setFlags(flags),
            (error: unknown) => error instanceof IoError && error.code === "inval",
          );
          assert.equal(file.flags(), none);
        }
      }
    }),
  );

  test(
    "TypeScript: what is closed has no flags",
    inTypeScript((host) => {
      const file = host.open("a");
      file.close();
      for (const use of [() => file.flags(), () => file.setFlags({ append: true })]) {
        assert.throws(use, (error: unknown) => error instanceof HostError && error.code === "ERR_IO_LIFETIMES_CLOSED");
      }
    }),
  );
}

/** Runs `work` with a named pipe, and a descriptor that has both of its ends, so that it never ends. */
async function withFifo(work: (path: string, fd: number) => Promise<void>): Promise<void> {
  await withHost({}, async (_host, dir) => {
    execFileSync("mkfifo", [`${dir}/fifo`]);
    const fd = openSync(`${dir}/fifo`, constants.O_RDWR);
    try {
      await work(`${dir}/fifo`, fd);
    } finally {
      closeSync(fd);
    }
  });
}
