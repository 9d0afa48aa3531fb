import { error, streams } from "@bytecodealliance/preview2-shim/io";
import {
  appendFileSync,
  constants,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { filesystem, preopens, setPreopens, types, type Descriptor } from "../../js/host/wasi-filesystem/filesystem.js";
import { HostError } from "../../js/host/errors.js";
import { openAt, openInProcess } from "../support/descriptors.js";
import { awaitShim } from "../support/shim.js";
import { tree, type Tree } from "../support/tree.js";

const test = suite("wasi:filesystem");
test.before(awaitShim);

/** A test with a directory of the host and the descriptor of it that a guest gets. Nothing may stay open. */
function withPreopen(check: (dir: Descriptor, files: Tree) => void): () => void {
  return () => {
    const files = tree({
      "out/secret": "secret",
      "in/file": "inside",
      "in/sub/file": "in sub",
      "in/to-file": { link: "file" },
      "in/to-sub": { link: "sub" },
      "in/self": { link: "self" },
      "in/escape-file": { link: "../out/secret" },
      "in/escape-dir": { link: "../out" },
      "in/sub/escape": { link: "../../out" },
      "in/absolute": { link: "/etc" },
    });
    const before = openInProcess();
    try {
      const [[dir, name]] = filesystem({ here: files.at("in") }).preopens.getDirectories() as [[Descriptor, string]];
      assert.is(name, "here");
      try {
        check(dir, files);
      } catch (error) {
        throw typeof error === "string" ? new Error(error) : error; // uvu ends at what isn't an Error
      }
      dir[Symbol.dispose]();
      assert.is(openInProcess(), before, "something stayed open");
      assert.is(readFileSync(files.at("out/secret"), "utf8"), "secret");
    } finally {
      files.dispose();
    }
  };
}

const FOLLOW = { symlinkFollow: true };
const READ = { read: true };
const WRITE = { write: true };

function textOf(descriptor: Descriptor): string {
  const [bytes, end] = descriptor.read(100n, 0n);
  assert.ok(end);
  descriptor[Symbol.dispose]();
  return Buffer.from(bytes).toString();
}

/** What a call is refused with. */
function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

test("there are no preopens before they are set, and each call gives new descriptors", () => {
  const files = tree({ file: "x" });
  assert.equal(preopens.getDirectories(), []);
  setPreopens({ a: files.path, b: files.path });
  const first = preopens.getDirectories(),
    second = preopens.getDirectories();
  assert.equal(
    first.map(([, name]) => name),
    ["a", "b"],
  );
  for (const [dir] of first) dir[Symbol.dispose]();
  assert.is(textOf(second[0]![0].openAt(FOLLOW, "file", {}, READ)), "x");
  for (const [dir] of second) dir[Symbol.dispose]();
  setPreopens({});
  assert.equal(preopens.getDirectories(), []);
  files.dispose();
});

test("a preopen that can't be used is refused with its names", () => {
  const error = refusal(() => filesystem({ data: "/does/not/exist" })) as HostError;
  assert.instance(error, HostError);
  assert.match(error.message, `can't preopen "/does/not/exist" as "data"`);
});

test(
  "paths inside are opened, by links as well",
  withPreopen((dir) => {
    for (const [path, text] of [
      ["file", "inside"],
      ["./sub/../file", "inside"],
      ["sub//file", "in sub"],
      ["to-file", "inside"],
      ["to-sub/file", "in sub"],
    ]) {
      assert.is(textOf(dir.openAt(FOLLOW, path!, {}, READ)), text, path);
    }
    const sub = dir.openAt(FOLLOW, "to-sub", { directory: true }, READ);
    assert.is(sub.getType(), "directory");
    assert.is(textOf(sub.openAt({}, "file", {}, READ)), "in sub");
    sub[Symbol.dispose]();
  }),
);

for (const path of [
  "..",
  "/etc/passwd",
  "sub/../../out/secret",
  "escape-file",
  "escape-dir/secret",
  "sub/escape/secret",
  "absolute/passwd",
]) {
  test(
    `${path} leads out of the preopen, and no call follows it`,
    withPreopen((dir, files) => {
      const calls: Record<string, () => unknown> = {
        openAt: () => dir.openAt(FOLLOW, path, {}, READ),
        "openAt to create": () => dir.openAt(FOLLOW, path, { create: true, truncate: true }, WRITE),
        statAt: () => dir.statAt(FOLLOW, path),
        setTimesAt: () => dir.setTimesAt(FOLLOW, path, { tag: "now" }, { tag: "now" }),
        metadataHashAt: () => dir.metadataHashAt(FOLLOW, path),
        linkAt: () => dir.linkAt(FOLLOW, path, dir, "stolen"),
        createDirectoryAt: () => dir.createDirectoryAt(`${path}/x`),
        removeDirectoryAt: () => dir.removeDirectoryAt(`${path}/x`),
        unlinkFileAt: () => dir.unlinkFileAt(`${path}/x`),
        symlinkAt: () => dir.symlinkAt("file", `${path}/x`),
        readlinkAt: () => dir.readlinkAt(`${path}/x`),
        "renameAt from": () => dir.renameAt(`${path}/x`, dir, "y"),
        "renameAt to": () => dir.renameAt("file", dir, `${path}/x`),
      };
      for (const [name, call] of Object.entries(calls)) assert.is(refusal(call), "not-permitted", name);
      assert.equal(lstatSync(files.at("in/file")).isFile(), true);
    }),
  );
}

test(
  "what leads nowhere is refused as POSIX would",
  withPreopen((dir, files) => {
    const calls: [() => unknown, string][] = [
      [() => dir.openAt(FOLLOW, "missing", {}, READ), "no-entry"],
      [() => dir.openAt(FOLLOW, "", {}, READ), "no-entry"],
      [() => dir.openAt(FOLLOW, "a\0b", {}, READ), "invalid"],
      [() => dir.openAt(FOLLOW, "file/x", {}, READ), "not-directory"],
      [() => dir.openAt(FOLLOW, "file/", {}, READ), "not-directory"],
      [() => dir.openAt(FOLLOW, "file", { directory: true }, READ), "not-directory"],
      [() => dir.openAt(FOLLOW, "sub", {}, WRITE), "is-directory"],
      [() => dir.openAt(FOLLOW, "self", {}, READ), "loop"],
      [() => dir.openAt({}, "to-file", {}, READ), "loop"],
      [() => dir.openAt(FOLLOW, "file", { create: true, exclusive: true }, WRITE), "exist"],
      [() => dir.createDirectoryAt("sub"), "exist"],
      [() => dir.removeDirectoryAt("sub"), "not-empty"],
      [() => dir.removeDirectoryAt("file"), "not-directory"],
      [() => dir.unlinkFileAt("sub"), "is-directory"],
      [() => dir.readlinkAt("file"), "invalid"],
      [() => dir.readlinkAt("absolute"), "not-permitted"],
      [() => dir.symlinkAt("/etc", "link"), "not-permitted"],
      [() => dir.read(1n, 0n), "is-directory"],
      [() => dir.readViaStream(0n), "is-directory"],
      [() => dir.setSize(1n), "invalid"],
      [() => dir.openAt(FOLLOW, "x".repeat(300), {}, READ), "name-too-long"],
    ];
    for (const [call, code] of calls) assert.is(refusal(call), code, call.toString());
    const file = dir.openAt(FOLLOW, "file", {}, READ);
    assert.is(
      refusal(() => file.openAt(FOLLOW, "x", {}, READ)),
      "not-directory",
    );
    assert.is(
      refusal(() => file.readDirectory()),
      "not-directory",
    );
    assert.is(
      refusal(() => file.write(new Uint8Array(1), 0n)),
      "bad-descriptor",
    );
    assert.is(
      refusal(() => file.read(1n, 1n << 63n)),
      "invalid",
    );
    assert.is(
      refusal(() => file.setSize(1n << 60n)),
      "file-too-large",
    );
    file[Symbol.dispose]();
    assert.is(readFileSync(files.at("in/file"), "utf8"), "inside");
  }),
);

test(
  "bytes are read and written at their offsets, and a read at the end says so",
  withPreopen((dir, files) => {
    const file = dir.openAt(FOLLOW, "new", { create: true, exclusive: true }, { read: true, write: true });
    assert.is(file.write(Buffer.from("abcdef"), 2n), 6n);
    assert.equal(file.read(4n, 4n), [new Uint8Array(Buffer.from("cdef")), false]);
    assert.equal(file.read(9n, 4n), [new Uint8Array(Buffer.from("cdef")), true]);
    assert.equal(file.read(9n, 99n), [new Uint8Array(0), true]);
    file.setSize(3n);
    assert.is(readFileSync(files.at("in/new"), "latin1"), "\0\0a");
    assert.is(
      refusal(() => file.write(new Uint8Array(1), BigInt(Number.MAX_SAFE_INTEGER))),
      "file-too-large",
    );
    assert.equal(file.getFlags(), { read: true, write: true });
    file.sync();
    file.syncData();
    file.advise(0n, 0n, "sequential");
    file[Symbol.dispose]();
  }),
);

test(
  "streams go on from where they are, are those of preview2-shim, and outlive their descriptor",
  withPreopen((dir, files) => {
    const file = dir.openAt(FOLLOW, "file", {}, { read: true, write: true });
    const input = file.readViaStream(2n);
    const output = file.writeViaStream(4n);
    const append = file.appendViaStream();
    file[Symbol.dispose]();
    assert.instance(input, streams.InputStream);
    assert.instance(output, streams.OutputStream);
    assert.is(Buffer.from(input.blockingRead(2n)).toString(), "si");
    assert.is(output.checkWrite(), 65536n);
    assert.throws(() => output.write(new Uint8Array(65537)), /65537 bytes, and check-write permits 65536/);
    output.write(Buffer.from("DE"));
    append.blockingWriteAndFlush(Buffer.from("!"));
    output.blockingWriteAndFlush(Buffer.from("F"));
    append.write(Buffer.from("?"));
    assert.is(readFileSync(files.at("in/file"), "utf8"), "insiDEF?");
    assert.is(input.skip(1n), 1n);
    assert.is(Buffer.from(input.read(100n)).toString(), "EF?");
    assert.equal(input.read(0n), new Uint8Array(0));
    assert.equal(
      refusal(() => input.read(1n)),
      { tag: "closed" },
    );
    output.writeZeroes(2n);
    output.flush();
    const again = dir.openAt(FOLLOW, "sub/file", {}, READ);
    const source = again.readViaStream(0n);
    assert.is(append.splice(source, 100n), 6n);
    assert.is(readFileSync(files.at("in/file"), "latin1"), "insiDEF\0\0in sub");
    const pollable = input.subscribe();
    pollable.block();
    assert.ok(pollable.ready());
    (pollable as unknown as Disposable)[Symbol.dispose]();
    for (const used of [input, output, append, again, source]) used[Symbol.dispose]();
  }),
);

test(
  "a stream that fails says why once, and is closed then",
  withPreopen((dir) => {
    const file = dir.openAt(FOLLOW, "file", {}, READ);
    const output = file.writeViaStream(0n);
    const failure = refusal(() => output.write(new Uint8Array(1))) as { tag: string; val: unknown };
    assert.is(failure.tag, "last-operation-failed");
    assert.instance(failure.val, error.Error);
    assert.is(types.filesystemErrorCode(failure.val), "bad-descriptor");
    assert.equal(
      refusal(() => output.write(new Uint8Array(1))),
      { tag: "closed" },
    );
    assert.equal(
      refusal(() => output.checkWrite()),
      { tag: "closed" },
    );
    output[Symbol.dispose]();
    file[Symbol.dispose]();
  }),
);

test(
  "an owner that is dropped twice closes once",
  withPreopen((dir, files) => {
    const file = dir.openAt(FOLLOW, "file", {}, READ);
    file[Symbol.dispose]();
    const other = dir.openAt(FOLLOW, "sub/file", {}, READ); // takes the number of the closed one
    file[Symbol.dispose]();
    assert.is(textOf(other), "in sub");
    assert.ok(statSync(files.at("in/sub/file")));
  }),
);

test(
  "what is known of a file is what the host says",
  withPreopen((dir, files) => {
    linkSync(files.at("in/file"), files.at("in/second"));
    const host = statSync(files.at("in/file"), { bigint: true });
    const file = dir.openAt(FOLLOW, "file", {}, { write: true });
    for (const stat of [file.stat(), dir.statAt({}, "file"), dir.statAt(FOLLOW, "to-file")]) {
      assert.is(stat.type, "regular-file");
      assert.is(stat.size, 6n);
      assert.is(stat.linkCount, 2n);
      assert.is(
        stat.dataModificationTimestamp.seconds * 1_000_000_000n + BigInt(stat.dataModificationTimestamp.nanoseconds),
        host.mtimeNs,
      );
    }
    assert.is(dir.statAt({}, "to-file").type, "symbolic-link");
    assert.is(dir.statAt({}, "to-sub/").type, "directory");
    assert.equal(file.metadataHash(), dir.metadataHashAt({}, "second"));
    assert.not.equal(file.metadataHash(), dir.metadataHashAt({}, "sub/file"));
    const second = dir.openAt(FOLLOW, "second", {}, READ),
      other = dir.openAt(FOLLOW, "sub/file", {}, READ);
    assert.equal([file.isSameObject(second), file.isSameObject(other)], [true, false]);
    file.setTimes({ tag: "timestamp", val: { seconds: 1n, nanoseconds: 500_000_000 } }, { tag: "no-change" });
    const after = statSync(files.at("in/file"), { bigint: true });
    assert.is(after.atimeNs, 1_500_000_000n);
    const moved = after.mtimeNs - host.mtimeNs; // cut off to a microsecond, from a float that is 0.3 away at most
    assert.ok(moved > -1300n && moved < 1300n, `the time that was to stay moved by ${moved} ns`);
    dir.setTimesAt({}, "to-file", { tag: "now" }, { tag: "timestamp", val: { seconds: 5n, nanoseconds: 0 } });
    assert.is(lstatSync(files.at("in/to-file"), { bigint: true }).mtimeNs, 5_000_000_000n);
    assert.is(statSync(files.at("in/file"), { bigint: true }).mtimeNs, after.mtimeNs);
    for (const used of [file, second, other]) used[Symbol.dispose]();
  }),
);

test(
  "entries, directories and links are made, renamed and removed",
  withPreopen((dir, files) => {
    dir.createDirectoryAt("d");
    dir.symlinkAt("../file", "d/link");
    assert.is(dir.readlinkAt("d/link"), "../file");
    assert.is(textOf(dir.openAt(FOLLOW, "d/link", {}, READ)), "inside");
    dir.renameAt("file", dir, "d/file");
    dir.linkAt({}, "d/file", dir, "again");
    const d = dir.openAt(FOLLOW, "d", { directory: true }, READ);
    const entries = d.readDirectory();
    const found: unknown[] = [];
    for (let entry = entries.readDirectoryEntry(); entry; entry = entries.readDirectoryEntry()) found.push(entry);
    assert.equal(
      found.sort((a, b) => ((a as { name: string }).name < (b as { name: string }).name ? -1 : 1)),
      [
        { type: "regular-file", name: "file" },
        { type: "symbolic-link", name: "link" },
      ],
    );
    dir.unlinkFileAt("d/link");
    dir.unlinkFileAt("d/file");
    dir.removeDirectoryAt("d");
    assert.is(readFileSync(files.at("in/again"), "utf8"), "inside");
    assert.is(
      refusal(() => d.openAt(FOLLOW, "x", { create: true }, WRITE)),
      "no-entry",
    );
    d[Symbol.dispose]();
  }),
);

test(
  "a directory that is renamed or removed is not taken for what comes to its place",
  withPreopen((dir, files) => {
    const sub = dir.openAt(FOLLOW, "sub", { directory: true }, READ);
    dir.renameAt("sub", dir, "moved");
    dir.createDirectoryAt("sub");
    writeFileSync(files.at("in/sub/file"), "another");
    assert.is(textOf(sub.openAt(FOLLOW, "file", {}, READ)), "in sub");
    sub.createDirectoryAt("made");
    assert.ok(statSync(files.at("in/moved/made")).isDirectory());
    sub[Symbol.dispose]();

    // By somebody else on the host, who puts a link there.
    const moved = dir.openAt(FOLLOW, "moved", { directory: true }, READ);
    renameSync(files.at("in/moved"), files.at("in/elsewhere"));
    symlinkSync(files.at("out"), files.at("in/moved"));
    assert.is(
      refusal(() => moved.openAt(FOLLOW, "secret", {}, READ)),
      "no-entry",
    );
    assert.is(textOf(moved.openAt(FOLLOW, "file", {}, READ)), "in sub");
    assert.ok(namesIn(moved).includes("made"));
    moved[Symbol.dispose]();
    rmSync(files.at("in/moved"));
    mkdirSync(files.at("in/moved"));
  }),
);

/** The names that a directory lists. */
function namesIn(directory: Descriptor): string[] {
  const stream = directory.readDirectory();
  const names: string[] = [];
  for (let entry = stream.readDirectoryEntry(); entry; entry = stream.readDirectoryEntry()) names.push(entry.name);
  return names;
}

test(
  "the last component of a path is what Linux takes it for",
  withPreopen((dir, files) => {
    const second = filesystem({ "/": files.at("out") }).preopens.getDirectories()[0]![0];
    const refused = (wanted: string, work: () => unknown) => assert.is(refusal(work), wanted);
    refused("invalid", () => dir.removeDirectoryAt("."));
    refused("invalid", () => dir.removeDirectoryAt("sub/."));
    refused("invalid", () => dir.removeDirectoryAt("to-sub/.."));
    refused("no-entry", () => dir.createDirectoryAt("new/."));
    refused("busy", () => dir.renameAt(".", second, "stolen"));
    refused("busy", () => dir.renameAt("sub", second, "."));
    second[Symbol.dispose]();
    for (const [link, text] of [
      ["slash", "file/"],
      ["dot", "file/."],
    ] as const) {
      symlinkSync(text, files.at(`in/${link}`));
      refused("not-directory", () => dir.openAt(FOLLOW, link, {}, READ));
      refused("not-directory", () => dir.statAt(FOLLOW, link));
    }
    symlinkSync("new/", files.at("in/to-nothing"));
    refused("is-directory", () => dir.openAt(FOLLOW, "to-nothing", { create: true }, { write: true }));
    assert.not(namesIn(dir).includes("new"));
  }),
);

test(
  "a preopen is the directory, whatever is at its path now",
  withPreopen((dir, files) => {
    renameSync(files.at("in"), files.at("moved"));
    symlinkSync("out", files.at("in"));
    assert.is(textOf(dir.openAt(FOLLOW, "file", {}, READ)), "inside");
    rmSync(files.at("in"));
    renameSync(files.at("moved"), files.at("in"));
  }),
);

test(
  "a name that isn't UTF-8 is an error of its own, and no other name",
  withPreopen((dir, files) => {
    writeFileSync(Buffer.concat([Buffer.from(files.at("in/bad")), Buffer.of(0xff)]), "one");
    writeFileSync(files.at("in/bad\ufffd"), "another");
    const stream = dir.readDirectory();
    const listed: (string | undefined)[] = [];
    for (let entry: { name: string } | undefined | null = null; entry !== undefined;) {
      try {
        entry = stream.readDirectoryEntry();
        if (entry) listed.push(entry.name);
      } catch (error) {
        assert.is(error, "illegal-byte-sequence");
        listed.push(undefined);
      }
    }
    assert.equal(listed.filter((name) => name === undefined || name.startsWith("bad")).sort(), [
      "bad\ufffd",
      undefined,
    ]);
  }),
);

test(
  "what is appended meanwhile is never overwritten, and a file that is open to be read isn't appended to",
  withPreopen((dir, files) => {
    const file = dir.openAt(FOLLOW, "file", {}, { read: true, write: true });
    const append = file.appendViaStream();
    for (let i = 0; i < 3; i++) {
      append.blockingWriteAndFlush(Buffer.from(`ours ${i};`));
      appendFileSync(files.at("in/file"), `theirs ${i};`);
    }
    const [held] = openAt(files.at("in/file")).filter(({ flags }) => (flags & constants.O_APPEND) !== 0);
    assert.ok(held, "the system itself finds the end");
    const text = [0, 1, 2].map((i) => `ours ${i};theirs ${i};`).join("");
    assert.is(readFileSync(files.at("in/file"), "utf8"), `inside${text}`);
    const other = dir.openAt(FOLLOW, "sub/file", {}, READ);
    const refused = other.appendViaStream();
    assert.throws(
      () => refused.blockingWriteAndFlush(Buffer.from("x")),
      (error: { tag?: string }) => error.tag === "last-operation-failed",
    );
    assert.is(readFileSync(files.at("in/sub/file"), "utf8"), "in sub");
    for (const used of [file, append, other, refused]) used[Symbol.dispose]();
  }),
);

test.run();
