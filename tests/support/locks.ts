// Locks on any engine: locks held by TypeScript and by modules exclude each other.

import { linkSync, writeFileSync } from "node:fs";
import type { Test } from "uvu";
import * as assert from "uvu/assert";
import { Errno } from "../../js/shared.js";
import {
  HostError,
  instantiate,
  TrapError,
  type EngineName,
  type File,
  type FileLock,
  type Host,
} from "../../js/host/index.js";
import { compile } from "./asc.js";
import { withHost } from "./host.js";

const OPEN = { read: true, write: true, create: true };

interface Guest {
  lock(path: string, exclusive: boolean): number;
  unlock(): void;
  lockAndCall(path: string): number;
  callAndLock(path: string): number;
  touch(path: string): number;
  lockAndTrap(path: string): void;
  grow(): void;
}

export async function lockTests(test: Test, engine: EngineName): Promise<void> {
  const module = (await compile("tests/guest/host/locks.ts", ["--exportRuntime"])) as Uint8Array<ArrayBuffer>;
  const both = (work: (one: Host, two: Host, dir: string) => unknown) => () =>
    withHost(
      { a: "", b: "" },
      async (one, dir) => {
        using two = await instantiate({ engine, preopens: { other: dir } });
        await work(one, two, dir);
      },
      { engine },
    );

  /** An instance of the module with locks; `call` is what it calls. */
  async function guest(dir: string, call: () => number = () => 0): Promise<Host & { guest: Guest }> {
    const host = await instantiate({ engine, module, preopens: { ".": dir }, imports: { host: { call } } });
    const texts = host.exports as unknown as Record<string, (...args: unknown[]) => unknown>;
    const withText =
      (name: string) =>
      (path: string, ...rest: unknown[]) => {
        const text = host.exports.__newString(path);
        return texts[name]!(text, ...rest);
      };
    const own = Object.fromEntries(
      ["lock", "lockAndCall", "callAndLock", "touch", "lockAndTrap"].map((name) => [name, withText(name)]),
    );
    return Object.assign(host, { guest: { ...own, unlock: texts["unlock"], grow: texts["grow"] } as unknown as Guest });
  }

  const isFree = (file: File) => {
    const lock = file.tryLock("exclusive");
    lock?.release();
    return lock !== undefined;
  };

  // The first four are the tests of the crate fd-lock, by their names.

  test(
    "double_read_lock",
    both((one, two) => {
      using l0 = one.open("a", OPEN),
        l1 = two.open("other/a", OPEN);
      using g0 = l0.tryLock("shared"),
        g1 = l1.tryLock("shared");
      assert.ok(g0 && g1);
    }),
  );

  test(
    "double_write_lock",
    both((one, two) => {
      using l0 = one.open("a", OPEN),
        l1 = two.open("other/a", OPEN);
      const g0 = l0.tryLock("exclusive");
      assert.is(l1.tryLock("exclusive"), undefined);
      g0!.release();
      using g1 = l1.tryLock("exclusive");
      assert.ok(g1);
    }),
  );

  test(
    "read_and_write_lock",
    both((one, two) => {
      using l0 = one.open("a", OPEN),
        l1 = two.open("other/a", OPEN);
      const g0 = l0.tryLock("shared");
      assert.is(l1.tryLock("exclusive"), undefined);
      g0!.release();
      using g1 = l1.tryLock("exclusive");
      assert.ok(g1);
    }),
  );

  test(
    "write_and_read_lock",
    both((one, two) => {
      using l0 = one.open("a", OPEN),
        l1 = two.open("other/a", OPEN);
      const g0 = l0.tryLock("exclusive");
      assert.is(l1.tryLock("shared"), undefined);
      g0!.release();
      using g1 = l1.tryLock("shared");
      assert.ok(g1);
    }),
  );

  test(
    "a lock is of the file, by whatever name",
    both((one, two, dir) => {
      linkSync(`${dir}/a`, `${dir}/c`);
      using a = one.open("a", OPEN),
        b = one.open("b", OPEN),
        c = two.open("other/c", OPEN);
      using lock = a.tryLock("exclusive");
      assert.ok(lock);
      assert.equal([isFree(b), isFree(c)], [true, false]);
    }),
  );

  test(
    "a lock ends with release, once, and at the end of a block",
    both((one, two) => {
      using a = one.open("a", OPEN),
        other = two.open("other/a", OPEN);
      {
        using lock = a.tryLock("exclusive");
        assert.equal([lock !== undefined, isFree(other)], [true, false]);
      }
      assert.is(isFree(other), true);
      const first = a.tryLock("shared")!,
        second = a.tryLock("shared")!;
      first.release();
      first.release();
      assert.is(isFree(other), false);
      second[Symbol.dispose]();
      assert.is(isFree(other), true);
    }),
  );

  test(
    "a lock ends with its owner and with its instance; its release does nothing then",
    both((one, two) => {
      using other = two.open("other/a", OPEN);
      const ends: ((file: File) => void)[] = [
        (file) => file.close(),
        (file) => file[Symbol.dispose](),
        () => one.end(),
      ];
      for (const end of ends) {
        const file = one.open("a", OPEN);
        const clone = file.tryClone();
        const lock = file.tryLock("exclusive")!;
        assert.is(clone.tryLock("exclusive"), undefined);
        assert.is(isFree(other), false);
        end(file);
        const again = other.tryLock("exclusive");
        assert.ok(again);
        lock.release();
        assert.is(other.tryLock("shared"), undefined, "it isn't the other's that was released");
        again.release();
      }
    }),
  );

  test(
    "an owner that has a lock can't be moved",
    both((one) => {
      const file = one.open("a", OPEN);
      const lock = file.tryLock("shared")!;
      for (const move of [() => file.intoFd(), () => file.intoHandle()]) {
        assert.throws(
          move,
          (error: unknown) =>
            error instanceof HostError &&
            error.code === "ERR_IO_LIFETIMES_LOCKED" &&
            error.message.includes("can't move this File: its file is locked by it"),
        );
      }
      lock.release();
      file.intoFd().close();
      assert.throws(
        () => file.tryLock("shared"),
        (error: unknown) => error instanceof HostError && error.code === "ERR_IO_LIFETIMES_MOVED",
      );
    }),
  );

  test(
    "lock waits for its turn",
    both(async (one, two) => {
      using a = one.open("a", OPEN),
        other = two.open("other/a", OPEN);
      const told: string[] = [];
      const first = await a.lock("exclusive");
      const wanted: Promise<void>[] = [
        ["one", "shared"] as const,
        ["two", "shared"] as const,
        ["three", "exclusive"] as const,
      ].map(async ([name, kind]) => {
        using lock = await other.lock(kind);
        assert.ok(lock);
        told.push(name);
        await new Promise((resolve) => setTimeout(resolve, 1));
      });
      await new Promise((resolve) => setTimeout(resolve, 5));
      assert.equal(told, []);
      first.release();
      await Promise.all(wanted);
      assert.equal(told, ["one", "two", "three"]);
    }),
  );

  test(
    "who waits for a lock of an owner that ends is told",
    both(async (one, two) => {
      using other = two.open("other/a", OPEN);
      using held = other.tryLock("exclusive");
      assert.ok(held);
      const file = one.open("a", OPEN);
      const wanted = file.lock("exclusive").then(
        () => "locked",
        (error: HostError) => error.code,
      );
      file.close();
      assert.is(await wanted, "ERR_IO_LIFETIMES_CLOSED");
      const last = one.open("a", OPEN);
      const never = last.lock("exclusive").then(
        () => "locked",
        (error: HostError) => error.code,
      );
      one.end();
      assert.is(await never, "ERR_IO_LIFETIMES_ENDED");
    }),
  );

  test("an owner of the host and the module's code keep each other off", () =>
    withHost(
      { a: "" },
      async (_, dir) => {
        using it = await guest(dir);
        using file = it.open("a", OPEN);
        assert.is(it.guest.lock("a", false), 0);
        assert.is(file.tryLock("exclusive"), undefined);
        const shared = file.tryLock("shared")!;
        it.guest.unlock();
        assert.is(it.guest.lock("a", true), Errno.AGAIN);
        assert.is(it.guest.lock("a", false), 0);
        it.guest.unlock();
        shared.release();
        assert.is(it.guest.lock("a", true), 0);
        assert.is(file.tryLock("shared"), undefined);
        it.guest.unlock();
        assert.is(isFree(file), true);
      },
      { engine },
    ));

  test("the codes of two modules keep each other off", () =>
    withHost(
      { a: "", b: "" },
      async (_, dir) => {
        using one = await guest(dir),
          two = await guest(dir);
        assert.equal(
          [one.guest.lock("a", true), two.guest.lock("a", true), two.guest.lock("b", true)],
          [0, Errno.AGAIN, 0],
        );
        assert.equal([one.guest.lock("b", false), one.guest.lock("a", false)], [Errno.AGAIN, Errno.AGAIN]);
        one.guest.unlock();
        assert.equal(
          [two.guest.lock("a", false), one.guest.lock("a", false), one.guest.touch("a")],
          [0, 0, Errno.AGAIN],
        );
      },
      { engine },
    ));

  test("a module that came later knows what was locked before", () =>
    withHost(
      { a: "", b: "" },
      async (host, dir) => {
        using file = host.open("a", OPEN);
        using lock = file.tryLock("exclusive");
        using one = await guest(dir);
        assert.ok(lock);
        assert.is(one.guest.lock("b", true), 0);
        using two = await guest(dir);
        assert.equal([two.guest.lock("a", false), two.guest.lock("b", false)], [Errno.AGAIN, Errno.AGAIN]);
      },
      { engine },
    ));

  test("locks of a module end with it, and with a trap", () =>
    withHost(
      { a: "" },
      async (host, dir) => {
        using file = host.open("a", OPEN);
        const one = await guest(dir);
        assert.is(one.guest.lock("a", true), 0);
        assert.is(isFree(file), false);
        one.end();
        assert.is(isFree(file), true);
        const two = await guest(dir);
        assert.throws(
          () => two.guest.lockAndTrap("a"),
          (error: unknown) => error instanceof TrapError,
        );
        assert.is(isFree(file), true);
      },
      { engine },
    ));

  test("what is locked while a module's code runs is known to whom it calls, and back", () =>
    withHost(
      { a: "", b: "" },
      async (host, dir) => {
        using file = host.open("a", OPEN),
          second = host.open("b", OPEN);
        using inner = await guest(dir);
        let kept: FileLock | undefined;
        using outer = await guest(dir, () => {
          kept = second.tryLock("exclusive");
          return isFree(file) ? 1 : inner.guest.touch("a");
        });
        assert.is(outer.guest.lockAndCall("a"), Errno.AGAIN, "both the host and the other module see the lock");
        assert.ok(kept);
        assert.is(isFree(file), true);
        kept.release();
        assert.is(outer.guest.callAndLock("b"), Errno.AGAIN, "what the host locked meanwhile is known");
        kept!.release();
        using third = await guest(dir, () => inner.guest.lock("a", true));
        assert.is(third.guest.callAndLock("a"), Errno.AGAIN, "what the other module locked meanwhile is known");
      },
      { engine },
    ));

  test("locks are read after the module's memory has grown", () =>
    withHost(
      { a: "" },
      async (_, dir) => {
        using it = await guest(dir);
        using file = it.open("a", OPEN);
        assert.is(it.guest.lock("a", true), 0);
        it.guest.grow();
        assert.is(isFree(file), false);
        it.guest.unlock();
        assert.is(isFree(file), true);
        using lock = file.tryLock("exclusive");
        it.guest.grow();
        assert.ok(lock);
        assert.is(it.guest.lock("a", false), Errno.AGAIN);
      },
      { engine },
    ));

  test("thousands of locks are told", () =>
    withHost(
      {},
      async (host, dir) => {
        const COUNT = 3000;
        for (let i = 0; i < COUNT; i++) writeFileSync(`${dir}/${i}`, "");
        using it = await guest(dir);
        const files = Array.from({ length: COUNT }, (_, i) => host.open(`${i}`, OPEN));
        for (const file of files) file.tryLock("exclusive");
        assert.equal(
          [0, COUNT >> 1, COUNT - 1].map((i) => it.guest.touch(`${i}`)),
          [Errno.AGAIN, Errno.AGAIN, Errno.AGAIN],
        );
        for (const file of files) file.close();
        assert.equal(
          [0, COUNT >> 1, COUNT - 1].map((i) => it.guest.touch(`${i}`)),
          [0, 0, 0],
        );
      },
      { engine },
    ));

  test(
    "isSame is true of one file, in one instance and in two",
    both((one, two, dir) => {
      linkSync(`${dir}/a`, `${dir}/c`);
      using a = one.open("a"),
        again = one.open("c"),
        b = one.open("b"),
        other = two.open("other/a"),
        clone = a.tryClone();
      using borrowed = a.asFd(),
        directory = one.openDir(".");
      assert.equal(
        [a.isSame(a), a.isSame(clone), a.isSame(borrowed), a.isSame(again), a.isSame(other), other.isSame(again)],
        [true, true, true, true, true, true],
      );
      assert.equal([a.isSame(b), b.isSame(other), a.isSame(directory)], [false, false, false]);
      b.close();
      for (const compare of [() => a.isSame(b), () => b.isSame(other)]) {
        assert.throws(
          compare,
          (error: unknown) => error instanceof HostError && error.code === "ERR_IO_LIFETIMES_CLOSED",
        );
      }
    }),
  );
}
