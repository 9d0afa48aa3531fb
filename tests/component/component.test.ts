// The built component: its imports, its reproducibility, and the behavior of each function.
import { componentWit } from "@bytecodealliance/jco";
import { lstatSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { makeBindings, makeComponent } from "../../scripts/targets/component.js";
import { filesystem } from "../../js/host/wasi-filesystem/filesystem.js";
import { root } from "../support/asc.js";
import { openInProcess } from "../support/descriptors.js";
import { componentPath, openLibrary, type Library } from "../support/library.js";
import { awaitShim } from "../support/shim.js";
import { tree, type Tree } from "../support/tree.js";

const test = suite("the component");
test.before(awaitShim);
const bytes = readFileSync(componentPath);

test("it exports what its world says, and imports what preview1's adapter asks of WASI", async () => {
  const wit = await componentWit(bytes);
  const names = (word: string) =>
    [...wit.matchAll(new RegExp(`^ *${word} (.*)@[\\d.]+;$`, "gm"))].map(([, name]) => name);
  assert.equal(
    names("export"),
    ["types", "fds", "files", "directories", "sockets", "pipes", "polling", "preopens", "stdio"].map(
      (name) => `io-lifetimes:fd/${name}`,
    ),
  );
  const allowed =
    /^wasi:(io\/(error|poll|streams)|cli\/(stdin|stdout|stderr|terminal-\w+)|clocks\/(wall|monotonic)-clock|filesystem\/(types|preopens))$/;
  for (const name of names("import")) assert.match(name!, allowed);
});

test("it is made of the bindings that bindgen makes and the sources beside them", async () => {
  const made = await makeBindings();
  const sources = filesIn(join(root, "assembly/component"));
  assert.equal(filesIn(join(root, "build/component")), [...sources, ...made.keys()].sort());
  for (const [file, text] of made) assert.is(readFileSync(join(root, "build/component", file), "utf8"), text, file);
  assert.ok(Buffer.from(await makeComponent()).equals(bytes));
});

function filesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true }) as string[];
  return names.filter((name) => statSync(join(folder, name)).isFile()).sort();
}

const called = new Set<string>();

/** Notes which functions are called, as WIT names them. */
function noting(library: Library): Library {
  return Object.fromEntries(
    Object.entries(library).map(([name, items]) => [name, notingInterface(name, items as object)]),
  ) as unknown as Library;
}

function notingInterface(name: string, items: object): object {
  return Object.fromEntries(
    Object.entries(items).map(([key, item]) => {
      if (!/^[A-Z]/.test(key)) return [key, noted(`${name} ${kebab(key)}`, item)];
      const type = item as { prototype: Record<string, unknown> } & Record<string, unknown>;
      for (const [kind, holder] of [
        ["", type.prototype],
        ["static ", type],
      ] as const) {
        for (const method of Object.getOwnPropertyNames(holder)) {
          const value = holder[method];
          if (typeof value === "function" && method !== "constructor" && !value.name.startsWith("noted")) {
            Object.defineProperty(holder, method, {
              value: noted(`${name} ${kind}${kebab(key)}.${kebab(method)}`, value),
            });
          }
        }
      }
      return [key, item];
    }),
  );
}

function noted(name: string, item: unknown): unknown {
  return function noted(this: unknown, ...args: unknown[]): unknown {
    called.add(name);
    return (item as (...args: unknown[]) => unknown).apply(this, args);
  };
}

function kebab(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, "-$&").toLowerCase();
}

/** A test with an instance and its directory. At its end nothing may be open, neither in it nor in this process. */
function withLibrary(check: (library: Library, files: Tree) => void): () => Promise<void> {
  return async () => {
    const files = tree({ "notes.txt": "first\nsecond\n", "sub/inner.txt": "inner", link: { link: "notes.txt" } });
    try {
      const before = openInProcess();
      const library = noting(await openLibrary(files.path));
      check(library, files);
      assert.is(library.fds.reportOpen(), "");
      assert.is(library.fds.countOpen(), 0);
      // The adapter keeps its preopened directory.
      assert.ok(openInProcess() <= before + 1, "something stayed open in this process");
    } finally {
      files.dispose();
    }
  };
}

const FOLLOW = { symlinkFollow: true };
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

/** What a call is refused with: the code, and that the message says `about`. */
function refusal(work: () => unknown, about = ""): string | undefined {
  try {
    work();
  } catch (error) {
    const { code, message } = (error as { payload: { code: string; message: string } }).payload;
    assert.ok(message.includes(about), `${message} doesn't say ${about}`);
    return code;
  }
  return undefined;
}

test(
  "fd: opened, read, written, moved about and closed",
  withLibrary(({ fds }, files) => {
    const { Fd } = fds;
    const fd = Fd.open(FOLLOW, "notes.txt", { read: true, write: true });
    assert.is(fds.countOpen(), 1);
    assert.match(
      fds.reportOpen(),
      /^fd \d+ "notes.txt" \(regular file\), owned by OwnedFd, opened \d+ table operations ago\n$/,
    );
    assert.is(text(fd.read(5)), "first");
    assert.is(fd.tell(), 5n);
    assert.is(text(fd.readAt(3, 6n)), "sec");
    assert.is(fd.seek(-7n, "end"), 6n);
    assert.is(fd.seek(1n, "current"), 7n);
    assert.is(fd.write(Buffer.from("E")), 1);
    assert.is(fd.writeAt(Buffer.from("F"), 0n), 1);
    assert.is(fd.seek(0n, "start"), 0n);
    assert.is(text(fd.read(0xffffffff)), "First\nsEcond\n");
    assert.equal(fd.read(10), new Uint8Array(0));
    fd.setSize(5n);
    fd.setTimes({ tag: "timestamp", val: 1_000_000_000n }, { tag: "timestamp", val: 2_000_000_000n });
    const { type, size, linkCount, accessed, modified } = fd.stat();
    assert.equal([type, size, linkCount, accessed, modified], ["regular-file", 5n, 1n, 1_000_000_000n, 2_000_000_000n]);
    fd.setTimes({ tag: "no-change" }, { tag: "now" });
    assert.ok(fd.stat().modified > 1_700_000_000_000_000_000n);
    fd.sync();
    fd.syncData();
    fd.advise(0n, 0n, "sequential");
    assert.is(
      refusal(() => fd.allocate(0n, 1n), "notes.txt"),
      "unsupported",
    );
    assert.is(fd.getType(), "regular-file");
    assert.equal([fd.getFlags().append, fd.isTerminal()], [false, false]);
    fd.setFlags({ append: true });
    assert.is(fd.getFlags().append, true);
    fd.write(Buffer.from("!"));
    assert.is(readFileSync(files.at("notes.txt"), "utf8"), "First!");
    assert.is(
      refusal(() => fd.seek(-1n, "start")),
      "invalid",
    );
    Fd.close(fd);
  }),
);

test(
  "fd: clones share the offset, and replace is dup2",
  withLibrary(({ fds }) => {
    const { Fd } = fds;
    const fd = Fd.open(FOLLOW, "notes.txt", { read: true });
    const clone = fd.tryClone();
    assert.is(fds.countOpen(), 2);
    fd.read(6);
    assert.is(text(clone.read(6)), "second");
    assert.ok(fd.isSameObject(clone));
    const again = Fd.open(FOLLOW, "link", { read: true });
    const other = Fd.open(FOLLOW, "sub/inner.txt", { read: true });
    assert.equal([fd.isSameObject(again), fd.isSameObject(other)], [true, false]);
    again.replace(other);
    assert.is(text(again.read(9)), "inner");
    assert.is(fds.countOpen(), 3);
    assert.throws(() => other.read(1), /Not a valid "Fd" resource/); // it went to `replace`
    Fd.close(fd);
    assert.is(text(clone.readAt(5, 0n)), "first");
    clone[Symbol.dispose]();
    again[Symbol.dispose]();
  }),
);

test(
  "fd: a raw descriptor is taken back only where it was given, and once",
  withLibrary(({ fds, stdio }) => {
    const { Fd } = fds;
    const raw = Fd.intoRaw(Fd.open(FOLLOW, "notes.txt", { read: true }));
    assert.is(fds.countOpen(), 0);
    for (const other of [0, 1, 3, raw + 1, 0xffffffff])
      assert.is(
        refusal(() => Fd.fromRaw(other), `from-raw ${other}`),
        "bad-descriptor",
      );
    const fd = Fd.fromRaw(raw);
    assert.is(
      refusal(() => Fd.fromRaw(raw)),
      "bad-descriptor",
    );
    assert.is(text(fd.read(5)), "first");
    const clone = fd.tryClone();
    assert.is(
      refusal(() => Fd.intoRaw(fd), "clones share"),
      "busy",
    );
    assert.is(text(clone.read(1)), "\n");
    Fd.close(clone);
    assert.is(
      refusal(() => Fd.intoRaw(stdio.getStdout())),
      "busy",
    ); // the host shares it
  }),
);

test(
  "an owner that was given away is none, however often it is used and disposed",
  withLibrary(({ fds, files }) => {
    const file = files.File.open("notes.txt");
    const fd = files.File.intoFd(file);
    for (const use of [() => file.read(1), () => files.File.close(file), () => files.File.intoFd(file)]) {
      assert.throws(use, /Not a valid "File" resource/);
    }
    file[Symbol.dispose]();
    assert.is(text(fd.read(5)), "first");
    fds.Fd.close(fd);
    fd[Symbol.dispose]();
    assert.throws(() => fd.read(1), /Not a valid "Fd" resource/);
  }),
);

test(
  "fd: a directory's entries",
  withLibrary(({ fds, directories }) => {
    const fd = directories.Directory.intoFd(directories.Directory.open("."));
    const entries = fd.readDirectory().sort((a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1));
    assert.equal(
      entries.map(({ name, type }: { name: string; type: string }) => `${name} ${type}`),
      ["link symbolic-link", "notes.txt regular-file", "sub directory"],
    );
    assert.is(
      refusal(() => fd.read(1)),
      "bad-descriptor",
    );
    const file = fds.Fd.open(FOLLOW, "notes.txt", { read: true });
    assert.is(
      refusal(() => file.readDirectory(), "notes.txt"),
      "not-directory",
    );
    fds.Fd.close(file);
    fds.Fd.close(fd);
  }),
);

test(
  "what is open is limited by the adapter, and the error says so",
  withLibrary(({ fds, files }) => {
    const open: Disposable[] = [];
    const open1 = () => open.push(files.File.open("notes.txt"));
    const code = refusal(() => {
      for (;;) open1();
    }, "a component has at most 128 descriptors at a time");
    assert.is(code, "too-many-open-files");
    assert.is(open.length, 128 - 4); // three streams and a preopened directory
    assert.is(fds.countOpen(), open.length);
    open.pop()![Symbol.dispose]();
    open1();
    for (const file of open) file[Symbol.dispose]();
  }),
);

test(
  "file: each call",
  withLibrary(({ fds, files, directories, stdio }, at) => {
    const { File } = files;
    const file = File.createNew("new");
    assert.is(
      refusal(() => File.createNew("new"), '"new"'),
      "exist",
    );
    file.writeAll(Buffer.from("0123"));
    file.writeString("ünï");
    assert.is(file.tell(), 9n);
    assert.is(file.seek(0n, "start"), 0n);
    assert.is(text(file.readExact(4)), "0123");
    assert.is(file.readToString(), "ünï");
    assert.is(
      refusal(() => file.readExact(1)),
      "io",
    );
    assert.is(
      refusal(() => file.readExact(1 << 21), "1048576"),
      "invalid",
    );
    file.seek(2n, "start");
    assert.is(text(file.read(2)), "23");
    assert.is(text(file.readAt(2, 0n)), "01");
    assert.is(file.write(Buffer.from("\xff", "latin1")), 1);
    assert.is(file.writeAt(Buffer.from("ab"), 0n), 2);
    file.seek(0n, "start");
    assert.is(file.readToEnd().length, 9);
    file.seek(0n, "start");
    assert.is(
      refusal(() => file.readToString()),
      "illegal-byte-sequence",
    );
    file.setSize(4n);
    file.setTimes({ tag: "timestamp", val: 5_000_000_000n }, { tag: "no-change" });
    assert.equal([file.stat().size, file.stat().accessed], [4n, 5_000_000_000n]);
    file.sync();
    file.syncData();
    file.advise(0n, 4n, "will-need");
    assert.is(
      refusal(() => file.allocate(0n, 9n)),
      "unsupported",
    );
    const clone = file.tryClone();
    File.close(file);
    const fd = File.intoFd(clone);
    assert.is(fd.getType(), "regular-file");
    File.close(File.fromFd(fd));
    assert.is(readFileSync(at.at("new"), "latin1"), "ab23");

    File.create("new")[Symbol.dispose]();
    assert.is(statSync(at.at("new")).size, 0);
    const appended = File.openWith(FOLLOW, "notes.txt", { append: true });
    appended.writeString("third\n");
    appended[Symbol.dispose]();
    const read = File.open("notes.txt");
    assert.is(read.readToString(), "first\nsecond\nthird\n");
    assert.is(
      refusal(() => read.write(Buffer.from("x"))),
      "bad-descriptor",
    );
    read[Symbol.dispose]();
    assert.is(
      refusal(() => File.openWith({}, "link", { read: true })),
      "loop",
    );
    assert.is(
      refusal(() => File.openWith(FOLLOW, "notes.txt", {}), "neither read nor write"),
      "invalid",
    );
    assert.is(
      refusal(() => File.open("missing"), 'open "missing": no such file'),
      "no-entry",
    );
    assert.is(
      refusal(() => File.open("/etc/passwd"), "no preopened directory"),
      "not-capable",
    );
    assert.is(
      refusal(() => File.fromFd(directories.Directory.intoFd(directories.Directory.open("sub")))),
      "is-directory",
    );
    stdio.getStdin()[Symbol.dispose]();
    assert.is(fds.countOpen(), 0);
  }),
);

test(
  "directory: each call",
  withLibrary(({ fds, directories, files }, at) => {
    const { Directory } = directories;
    const dir = Directory.open(".");
    const sub = dir.openDirectory("sub");
    assert.is(sub.read()[0].name, "inner.txt");
    const inner = sub.openFile(FOLLOW, "inner.txt", { read: true });
    assert.is(inner.readToString(), "inner");
    inner[Symbol.dispose]();
    dir.createDirectoryAt("made");
    assert.is(
      refusal(() => dir.createDirectoryAt("made"), '"made"'),
      "exist",
    );
    dir.createDirectoriesAt("tree/of/many");
    dir.createDirectoriesAt("tree/of/many");
    writeFileSync(at.at("tree/of/file"), "");
    symlinkSync("../sub", at.at("tree/link"));
    dir.removeTreeAt("tree");
    assert.is(
      refusal(() => dir.removeTreeAt("tree"), '"tree"'),
      "no-entry",
    );
    assert.is(
      refusal(() => dir.createDirectoriesAt("notes.txt/x")),
      "not-directory",
    );
    assert.is(sub.read().length, 1);
    dir.renameAt("notes.txt", sub, "moved.txt");
    sub.linkAt("moved.txt", dir, "second");
    assert.is(dir.statAt({}, "second").linkCount, 2n);
    dir.symlinkAt("second", "made/link");
    assert.is(dir.readlinkAt("made/link"), "second");
    assert.is(
      refusal(() => dir.symlinkAt("/etc", "x")),
      "not-permitted",
    );
    assert.is(dir.statAt({}, "made/link").type, "symbolic-link");
    dir.setTimesAt({}, "second", { tag: "timestamp", val: 7_000_000_000n }, { tag: "timestamp", val: 8_000_000_000n });
    assert.is(lstatSync(at.at("second")).mtimeMs, 8_000);
    dir.unlinkFileAt("made/link");
    dir.removeDirectoryAt("made");
    assert.is(
      refusal(() => dir.removeDirectoryAt("sub")),
      "not-empty",
    );
    assert.is(dir.stat().type, "directory");
    assert.is(
      refusal(() => dir.sync()),
      "bad-descriptor",
    );
    assert.is(
      refusal(() => dir.openFile(FOLLOW, "../x", { read: true })),
      "not-permitted",
    );
    const clone = sub.tryClone();
    Directory.close(sub);
    const fd = Directory.intoFd(clone);
    assert.is(fd.getType(), "directory");
    Directory.close(Directory.fromFd(fd));
    const file = files.File.intoFd(files.File.open("second"));
    assert.is(
      refusal(() => Directory.fromFd(file)),
      "not-directory",
    );
    assert.is(
      refusal(() => Directory.open("second")),
      "not-directory",
    );
    Directory.close(dir);
    assert.is(fds.countOpen(), 0);
  }),
);

test("without a preopened directory no path leads anywhere, and the error says so", async () => {
  const none = filesystem({});
  const { files, preopens } = await openLibrary(root, { "wasi:filesystem/preopens": none.preopens });
  assert.equal(preopens.getDirectories(), []);
  assert.is(
    refusal(() => files.File.open("notes.txt"), "no preopened directory holds it"),
    "not-capable",
  );
});

test(
  "socket: nothing here is one",
  withLibrary(({ fds, sockets, stdio }) => {
    for (const fd of [fds.Fd.open(FOLLOW, "notes.txt", { read: true }), stdio.getStdout()]) {
      assert.is(
        refusal(() => sockets.Socket.fromFd(fd), "no socket"),
        "not-socket",
      );
    }
  }),
);

test(
  "a pipe's ends are descriptors as any others",
  withLibrary(({ fds, pipes }) => {
    const { Fd } = fds;
    const [reader, writer] = pipes.pipe(8);
    assert.is(
      refusal(() => reader.read(1), "would wait for ever"),
      "would-block",
    );
    assert.is(writer.write(Buffer.from("123456789")), 8);
    assert.is(
      refusal(() => writer.write(Buffer.from("9"))),
      "would-block",
    );
    assert.is(text(reader.read(5)), "12345");
    const clone = writer.tryClone();
    Fd.close(writer);
    assert.is(text(reader.read(5)), "678");
    assert.is(
      refusal(() => reader.read(1)),
      "would-block",
    );
    clone[Symbol.dispose]();
    assert.is(reader.read(1).length, 0);
    const same = Fd.fromRaw(Fd.intoRaw(reader));
    assert.is(same.getType(), "unknown");
    same[Symbol.dispose]();
    const [gone, alone] = pipes.pipe(1 << 29);
    gone[Symbol.dispose]();
    assert.is(
      refusal(() => alone.write(Buffer.from("x"))),
      "pipe",
    );
    alone[Symbol.dispose]();
    for (const capacity of [0, (1 << 29) + 1, 0xffffffff])
      assert.is(
        refusal(() => pipes.pipe(capacity)),
        "invalid",
      );
  }),
);

test(
  "more pipes are open at once than descriptors of the host",
  withLibrary(({ fds, pipes }) => {
    const ends = Array.from({ length: 1000 }, () => pipes.pipe(16));
    assert.is(fds.countOpen(), 2000);
    for (const [i, [, writer]] of ends.entries()) writer.write(Buffer.from(`${i}`));
    for (const [i, [reader]] of ends.entries()) assert.is(text(reader.read(16)), `${i}`);
    for (const end of ends.flat()) end[Symbol.dispose]();
  }),
);

test(
  "a file in memory is a file",
  withLibrary(({ files, pipes }) => {
    const file = pipes.memoryFile();
    assert.is(file.writeString("0123456789"), undefined);
    assert.is(file.seek(-4n, "end"), 6n);
    assert.is(file.readToString(), "6789");
    const { type, size } = file.stat();
    assert.equal([type, size], ["regular-file", 10n]);
    file.setSize(3n);
    assert.is(text(file.readAt(10, 1n)), "12");
    files.File.close(file);
  }),
);

test(
  "socket: two that are connected",
  withLibrary(({ fds, sockets, pipes }) => {
    const { Socket } = sockets;
    const [first, second] = pipes.socketPair(64);
    assert.is(first.send(Buffer.from("hello")), 5);
    assert.equal([text(second.receive(4, { peek: true }).data), text(second.receive(9, {}).data)], ["hell", "hello"]);
    assert.is(
      refusal(() => second.receive(1, { waitAll: true }), "would wait for ever"),
      "would-block",
    );
    first.shutdown({ send: true });
    assert.equal(second.receive(1, {}), { data: new Uint8Array(0), truncated: false });
    assert.is(
      refusal(() => first.accept({})),
      "invalid",
    );
    const clone = second.tryClone();
    const fd: unknown = Socket.intoFd(second);
    assert.is((fd as { getType(): string }).getType(), "stream-socket");
    Socket.close(Socket.fromFd(fd));
    assert.is(clone.send(Buffer.from("x")), 1);
    Socket.close(clone);
    assert.is(first.receive(9, {}).data.length, 1);
    Socket.close(first);
    assert.is(
      refusal(() => pipes.socketPair(0)),
      "invalid",
    );
    assert.is(fds.countOpen(), 0);
  }),
);

test(
  "several descriptors are waited for at once",
  withLibrary(({ files, pipes, polling, stdio }) => {
    const [reader, writer] = pipes.pipe(8);
    const file = files.File.intoFd(files.File.open("notes.txt"));
    const { poll } = polling;
    assert.is(
      refusal(() => poll([reader], [], undefined), "only this module itself"),
      "deadlock",
    );
    assert.is(
      refusal(() => poll([], [], undefined), "for ever"),
      "invalid",
    );
    const start = performance.now();
    assert.equal(poll([reader], [], 30_000_000n), { readable: new Uint32Array(), writable: new Uint32Array() });
    assert.ok(performance.now() - start >= 29);
    writer.write(Buffer.from("12345678"));
    assert.equal(poll([reader, file, reader], [writer], undefined), {
      readable: Uint32Array.of(0, 1, 2),
      writable: new Uint32Array(),
    });
    reader.read(8);
    const out = stdio.getStdout();
    assert.equal(poll([reader], [writer, out], 0n), { readable: new Uint32Array(), writable: Uint32Array.of(0, 1) });
    for (const fd of [reader, writer, file, out]) fd[Symbol.dispose]();
  }),
);

test(
  "preopens and standard streams are the host's: dropped and given again",
  withLibrary(({ fds, preopens, stdio }) => {
    for (let i = 0; i < 300; i++) {
      const [[dir, name]] = preopens.getDirectories();
      assert.is(name, "");
      assert.is(dir.read().length, 3);
      dir[Symbol.dispose]();
      for (const stream of [stdio.getStdin(), stdio.getStdout(), stdio.getStderr()]) fds.Fd.close(stream);
    }
  }),
);

test("the tests before called every function of the world", () => {
  const folder = join(root, "wit");
  const wanted = readdirSync(folder).flatMap((file) => {
    let resource = "";
    return readFileSync(join(folder, file), "utf8")
      .split("\n")
      .flatMap((line) => {
        resource = /^    resource ([\w-]+) \{/.exec(line)?.[1] ?? (line === "    }" ? "" : resource);
        const found = /^ +([\w-]+): (static )?func\(/.exec(line);
        return found ? [`${file.slice(0, -4)} ${found[2] ?? ""}${resource ? `${resource}.` : ""}${found[1]}`] : [];
      });
  });
  assert.ok(wanted.length > 80);
  assert.equal(
    wanted.filter((name) => !called.has(name)),
    [],
  );
});

test.run();
