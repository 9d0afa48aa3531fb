// Hosts that violate the specification: programs neither skip data nor trap.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import { Errno } from "../../js/shared.js";
import type { Preview1Functions } from "../../js/host/wasi-common/functions.js";
import { guestTests, type GuestTests } from "../support/guest.js";

const test = suite("sloppy hosts");
const entry = "tests/guest/io/sloppy-hosts.ts";

function setup(dir: string): void {
  mkdirSync(join(dir, "dir"));
  writeFileSync(join(dir, "file"), "text");
  for (const name of ["a", "b", "c", "d", "e"]) writeFileSync(join(dir, "dir", name), "");
}

/** Tests of some functions on a host that differs in some calls. */
async function on(only: string[], options: Pick<GuestTests, "options" | "imports">): Promise<void> {
  await guestTests(test, entry, { setup, only, asc: ["--config", "asconfig.json"], ...options });
}

// wazero and others preopen "/" alone.
await on(["relativePathsBelongToTheRoot"], { options: (dir) => ({ preopens: { "/": dir } }) });

// wasmer 1.1 counts a zero byte at the end of a preopen's name.
await on(["aZeroByteEndsNoName"], {
  options: (dir) => ({ preopens: { "/zero": dir } }),
  imports: (wasi, memory) => ({
    fd_prestat_get(fd, prestat) {
      const errno = wasi.fd_prestat_get(fd, prestat);
      if (errno === Errno.SUCCESS) memory().setUint32(prestat + 4, memory().getUint32(prestat + 4, true) + 1, true);
      return errno;
    },
    fd_prestat_dir_name(fd, path, len) {
      const errno = wasi.fd_prestat_dir_name(fd, path, len - 1);
      memory().setUint8(path + len - 1, 0);
      return errno;
    },
  }),
});

const DIRENT = 24;

/** A directory is listed by one entry a call, whatever room there is; or by the first `size` bytes of it. */
const short =
  (size: number | undefined): NonNullable<GuestTests["imports"]> =>
  (wasi, memory) => ({
    fd_readdir(fd, buf, len, cookie, used) {
      const errno = wasi.fd_readdir(fd, buf, len, cookie, used);
      if (errno !== Errno.SUCCESS || memory().getUint32(used, true) === 0) return errno;
      memory().setUint32(used, size ?? DIRENT + memory().getUint32(buf + 16, true), true);
      return errno;
    },
  });

await on(["anEntryAtATime"], { imports: short(undefined) });
await on(["lessThanAnEntry"], { imports: short(10) });

/** Sizes in units of UTF-16 and without the zero bytes, as browser_wasi_shim gives those of arguments. */
const sizes = (texts: string[], size: number, memory: () => DataView, count: number): Errno => {
  memory().setUint32(count, texts.length, true);
  memory().setUint32(
    size,
    texts.reduce((sum, text) => sum + text.length, 0),
    true,
  );
  return Errno.SUCCESS;
};

const TEXT = "äöü€€€";
await on(["sizesInUTF16"], {
  options: () => ({ args: ["program", TEXT], env: { NAME: TEXT } }),
  imports: (_wasi, memory) => ({
    args_sizes_get: (count, size) => sizes(["program", TEXT], size, memory, count),
    environ_sizes_get: (count, size) => sizes([`NAME=${TEXT}`], size, memory, count),
  }),
});

const EVENT = 32;
const poll = (
  leave: (memory: DataView, events: number, nevents: number) => void,
): NonNullable<GuestTests["imports"]> => {
  return (_wasi, memory): Partial<Preview1Functions> => ({
    poll_oneoff(_subscriptions, events, _count, nevents) {
      leave(memory(), events, nevents);
      return Errno.SUCCESS;
    },
  });
};

// browser_wasi_shim doesn't write the number of events.
await on(["pollLeavesTheNumberOfEvents"], { imports: poll(() => {}) });
await on(["pollGivesMoreEventsThanSubscriptions"], {
  imports: poll((memory, events, nevents) => {
    memory.setUint32(nevents, 0xffff_ffff, true);
    for (let i = 0; i < 2; i++) {
      memory.setBigUint64(events + i * EVENT, 0xdead_beefn, true);
      memory.setUint8(events + i * EVENT + 10, 1);
    }
  }),
});

test.run();
