// Pipes, files in memory and redirected streams from TypeScript.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { File, HostError, IoError, PipeReader } from "../../js/host/index.js";
import { instantiate } from "../support/engine.js";
import { withHost } from "../support/host.js";
import { compile } from "../support/asc.js";

const fails = (code: string, work: () => unknown) =>
  assert.throws(work, (error: unknown) => error instanceof IoError && error.code === code);

test("what is written into a pipe is read, and the end comes when the last writer is gone", () =>
  withHost({}, (host) => {
    const { reader, writer } = host.pipe();
    const other = writer.tryClone();
    writer.writeAll("hello");
    writer.close();
    fails("again", () => reader.readToEnd());
    other.close();
    assert.is(reader.readToString(), "hello");
    assert.is(reader.read(new Uint8Array(1)), 0);
    reader.close();
    assert.is(host.leakReport(), "");
  }));

test("a pipe that is full or empty doesn't wait for itself", () =>
  withHost({}, (host) => {
    const { reader, writer } = host.pipe(8);
    fails("again", () => reader.read(new Uint8Array(1)));
    assert.is(writer.write(Buffer.from("123456789")), 8);
    fails("again", () => writer.writeAll("9"));
    assert.throws(() => writer.writeAll("9"), /other end is in this module/);
    reader.close();
    fails("pipe", () => writer.writeAll("9"));
    writer.close();
  }));

test("a pipe has a capacity", () =>
  withHost({}, (host) => {
    const { reader, writer } = host.pipe();
    assert.is(reader.capacity, 65536);
    writer.writeAll("12345678");
    fails("busy", () => (writer.capacity = 7));
    writer.capacity = 8;
    assert.is(reader.capacity, 8);
    assert.throws(() => host.pipe(0), /0 is no capacity: it must be an integer from 1/);
    assert.throws(() => (writer.capacity = 1.5), RangeError);
  }));

test("an end moves, and is closed once", () =>
  withHost({}, (host) => {
    const { reader, writer } = host.pipe();
    writer.writeAll("x");
    const file = File.fromFd(reader.intoFd());
    assert.throws(() => reader.read(new Uint8Array(1)), /gave its descriptor away by intoFd\(\)/);
    const again = PipeReader.fromFd(file.intoFd());
    assert.is(again.read(new Uint8Array(4)), 1);
    {
      using borrow = again.asFd();
      assert.throws(() => again.close(), /a borrow of it must be disposed first/);
      assert.is(borrow.stat().filetype, "unknown");
    }
    again.close();
    assert.throws(() => again.close(), /it was closed or disposed before/);
    writer.close();
  }));

test("a file in memory is read, written, cut off and gone with its last owner", () =>
  withHost({}, (host, dir) => {
    const file = host.memoryFile();
    file.writeAll("0123456789");
    assert.is(file.seek(-4, "end"), 6);
    assert.is(file.readToString(), "6789");
    file.setSize(3);
    assert.is(file.stat().size, 3);
    assert.is(file.stat().filetype, "regular-file");
    const clone = file.tryClone();
    file.close();
    clone.seek(0);
    assert.is(clone.readToString(), "012");
    clone.close();
    assert.is(host.leakReport(), "");
    assert.equal(host.leaks(), []);
    assert.throws(() => readFileSync(join(dir, "anything")), /ENOENT/);
  }));

test("two sockets are connected with each other", () =>
  withHost({}, (host) => {
    const [first, second] = host.socketPair();
    const buffer = new Uint8Array(8);
    assert.is(first.send(Buffer.from("hello")), 5);
    assert.equal(second.recv(buffer, { peek: true }, 0, 2), { length: 2, truncated: false });
    assert.is(second.read(buffer), 5);
    fails("again", () => second.recv(buffer));
    first.shutdown("write");
    assert.is(second.recv(buffer).length, 0);
    second.close();
    fails("pipe", () => first.send(buffer));
    first.close();
    assert.throws(() => host.socketPair(-1), /-1 is no capacity/);
    assert.is(host.leakReport(), "");
  }));

test("a module's output goes where the host redirects it, and back", async () => {
  const module = await compile("tests/guest/host/printing.ts", ["--config", "asconfig.json"]);
  using host = await instantiate({ module, stdout: "ignore", stderr: "ignore" });
  const print = host.exports["print"] as (n: number) => void;
  const { reader, writer } = host.pipe();
  print(1);
  const before = host.redirectStdio("stdout", writer);
  print(2);
  const end = host.redirectStdio("stdout", before);
  print(3);
  end.close();
  assert.is(reader.readToString(), "out 2\n");
  const log = host.memoryFile();
  host.redirectStdio("stderr", log.tryClone()).close();
  print(4);
  log.seek(0);
  assert.is(log.readToString(), "err 4\n");
});

test("what can't be redirected is refused, and nothing is lost", async () => {
  using host = await instantiate();
  using other = await instantiate();
  const file = host.memoryFile();
  assert.throws(
    () => other.redirectStdio("stdout", file),
    (error: unknown) => error instanceof HostError && /another instance/.test(error.message),
  );
  assert.throws(() => host.redirectStdio("stdlog" as "stdout", file), /there is: stdin, stdout, stderr/);
  file.writeAll("still there");
});

test.run();
