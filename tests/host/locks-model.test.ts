// Random locks of three instances, in their code and in TypeScript, against a plain count for each file.
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { File, FileLock } from "../../js/host/index.js";
import { engine, instantiate } from "../support/engine.js";
import { compile } from "../support/asc.js";
import { withHost } from "../support/host.js";

const test = suite(`locks on ${engine}, against a model`);
const module = (await compile("tests/guest/host/locks.ts", ["--exportRuntime"])) as Uint8Array<ArrayBuffer>;

const FILES = ["a", "b"],
  INSTANCES = 3;
const EXCLUSIVE = -1;

const step = fc.record({
  who: fc.nat(INSTANCES - 1),
  file: fc.nat(FILES.length - 1),
  what: fc.constantFrom("lock in code", "lock in code", "lock", "lock", "unlock code", "release", "touch"),
  exclusive: fc.boolean(),
});

/** What one holder has of each file. */
class Holder {
  readonly has = new Map<string, number>();
}

test("nobody gets a lock that another keeps off, and everybody else gets it", () =>
  withHost(
    {},
    async (_, dir) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
          const hosts = await Promise.all(
            Array.from({ length: INSTANCES }, () =>
              instantiate({ module, preopens: { ".": dir }, imports: { host: { call: () => 0 } } }),
            ),
          );
          const inCode = hosts.map(() => new Holder()),
            held: { lock: FileLock; file: string; kind: number }[][] = hosts.map(() => []);
          const files = hosts.map((host) =>
            FILES.map((path) => host.open(path, { read: true, write: true, create: true }) as File),
          );
          const isFree = (path: string, exclusive: boolean) => {
            const all = [
              ...inCode.map(({ has }) => has.get(path) ?? 0),
              ...held
                .flat()
                .filter(({ file }) => file === path)
                .map(({ kind }) => kind),
            ];
            return exclusive ? all.every((one) => one === 0) : !all.includes(EXCLUSIVE);
          };
          try {
            for (const { who, file, what, exclusive } of steps) {
              const path = FILES[file]!,
                kind = exclusive ? EXCLUSIVE : 1;
              const host = hosts[who]!,
                exports = host.exports as unknown as Record<string, (...args: unknown[]) => number>;
              const free = isFree(path, exclusive);
              if (what === "lock in code") {
                assert.is(exports["lock"]!(host.exports.__newString(path), exclusive) === 0, free);
                const { has } = inCode[who]!;
                if (free) has.set(path, exclusive ? EXCLUSIVE : (has.get(path) ?? 0) + 1);
              } else if (what === "touch") {
                assert.is(exports["touch"]!(host.exports.__newString(path)) === 0, isFree(path, true));
                // It ends all locks of the code.
                inCode[who]!.has.clear();
              } else if (what === "unlock code") {
                exports["unlock"]!();
                inCode[who]!.has.clear();
              } else if (what === "lock") {
                const lock = files[who]![file]!.tryLock(exclusive ? "exclusive" : "shared");
                assert.is(lock !== undefined, free);
                if (lock) held[who]!.push({ lock, file: path, kind });
              } else held[who]!.pop()?.lock.release();
            }
          } finally {
            for (const host of hosts) host.end();
          }
        }),
        { seed: 11, numRuns: 60, includeErrorInReport: true },
      );
    },
    { engine },
  ));

test.run();
