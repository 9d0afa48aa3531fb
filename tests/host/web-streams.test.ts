// Web streams and `for await` over descriptors, and what owns the descriptor meanwhile.
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { IoError } from "../../js/host/index.js";
import { engine } from "../support/engine.js";
import { withHost } from "../support/host.js";

const test = suite(`web streams on ${engine}`);

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function failure(work: () => Promise<unknown>): Promise<Error> {
  try {
    await work();
  } catch (error) {
    return error as Error;
  }
  throw new Error("it didn't fail");
}

const large = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7) & 255));

test("a stream that owns reads to the end and closes the file", () =>
  withHost({ "a.bin": large }, async (host) => {
    const file = host.open("a.bin");
    const stream = file.intoReadable();
    assert.throws(() => file.tell(), /this File gave its descriptor away by intoReadable\(\)/);
    assert.equal(await collect(stream), large);
    assert.is(host.leaks().length, 0);
  }));

test("a stream that borrows reads from the offset, keeps the owner open, and ends its borrow at the end", () =>
  withHost({ "a.bin": large }, async (host) => {
    using file = host.open("a.bin");
    file.seek(100_000);
    const stream = file.asReadable();
    assert.throws(() => file.close(), /can't close this File: a borrow of it must be disposed first/);
    assert.equal(await collect(stream), large.subarray(100_000));
    assert.is(file.tell(), large.length);
    file.close();
  }));

test("a stream that is cancelled, or left by `break`, ends what it has", () =>
  withHost({ "a.bin": large }, async (host) => {
    await host.open("a.bin").intoReadable().cancel();
    assert.is(host.leaks().length, 0);
    using file = host.open("a.bin");
    for await (const chunk of file.asReadable()) {
      assert.ok(chunk.length > 0);
      break;
    }
    file.close();
  }));

test("a stream for writing writes bytes and texts, and its end closes the file", () =>
  withHost({}, async (host, dir) => {
    const file = host.open("b.bin", { write: true, create: true });
    const writer = file.intoWritable().getWriter();
    await writer.write("naïve ");
    await writer.write(large);
    assert.is(host.leaks().length, 1);
    await writer.close();
    assert.is(host.leaks().length, 0);
    assert.equal(readFileSync(join(dir, "b.bin")), Buffer.concat([Buffer.from("naïve "), large]));
  }));

test("streams of Node and of the web go into a file and out of it", () =>
  withHost({ "a.bin": large }, async (host, dir) => {
    writeFileSync(join(dir, "in.bin"), large);
    const from = Readable.toWeb(createReadStream(join(dir, "in.bin")));
    await from.pipeTo(host.open("c.bin", { write: true, create: true }).intoWritable());
    assert.equal(readFileSync(join(dir, "c.bin")), large);
    await host
      .open("a.bin")
      .intoReadable()
      .pipeTo(host.open("d.bin", { write: true, create: true }).intoWritable());
    assert.equal(readFileSync(join(dir, "d.bin")), large);
    assert.is(host.leaks().length, 0);
  }));

test("the two ends of a pipe wait for each other, and other work runs meanwhile", () =>
  withHost({}, async (host) => {
    const { reader, writer } = host.pipe(1000);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const read = collect(reader.intoReadable());
    const to = writer.intoWritable().getWriter();
    await setTimeout(20);
    await to.write(large);
    await to.close();
    assert.equal(await read, large);
    clearInterval(timer);
    assert.ok(ticks > 0);
    assert.throws(() => reader.read(new Uint8Array(1)), /intoReadable/);
  }));

test("a stream that waits can be cancelled or aborted, which ends its end of the pipe", () =>
  withHost({}, async (host) => {
    const { reader, writer } = host.pipe(10);
    const stream = reader.intoReadable().getReader();
    const waiting = stream.read();
    await setTimeout(5);
    await stream.cancel();
    assert.equal(await waiting, { done: true, value: undefined });
    assert.throws(() => writer.write(new Uint8Array(1)), /pipe/);
    const [kept, other] = host.socketPair(10);
    const to = other.intoWritable().getWriter();
    const written = to.write(new Uint8Array(100)).catch(() => "aborted");
    await setTimeout(5);
    await to.abort(new Error("no more"));
    await written;
    assert.is(kept.readToEnd().length, 10);
  }));

test("an error of a read or a write is the stream's, which ends", () =>
  withHost({ "a.bin": large }, async (host) => {
    const error = await failure(() =>
      host.open("x.bin", { write: true, create: true }).intoReadable().getReader().read(),
    );
    assert.instance(error, IoError);
    assert.is((error as IoError).code, "badf");
    const writer = host.open("a.bin").intoWritable().getWriter();
    writer.closed.catch(() => {});
    assert.is(((await failure(() => writer.write("x"))) as IoError).code, "badf");
    assert.is(host.leaks().length, 0);
  }));

test("lines can be awaited, from a file and from a pipe whose writer is slow", () =>
  withHost({ "a.txt": `${"x".repeat(70_000)}\none\r\n\ntwo` }, async (host) => {
    using file = host.open("a.txt");
    const lines: string[] = [];
    for await (const line of file.lines()) lines.push(line);
    assert.equal(lines, ["x".repeat(70_000), "one", "", "two"]);
    const { reader, writer } = host.pipe();
    const texts = ["fi", "rst\nsecond", "\nthi", "rd"];
    const timer = setInterval(() => {
      const text = texts.shift();
      if (text !== undefined) return writer.writeAll(text);
      clearInterval(timer);
      writer.close();
    }, 2);
    const got: string[] = [];
    for await (const line of reader.lines()) got.push(line);
    assert.equal(got, ["first", "second", "third"]);
    reader.close();
  }));

test("owners and the host are disposed by `await using` and a stack", () =>
  withHost({ "a.bin": "" }, async (host) => {
    await host.open("a.bin")[Symbol.asyncDispose]();
    assert.is(host.leaks().length, 0);
    const moved = host.open("a.bin");
    const fd = moved.intoFd();
    await moved[Symbol.asyncDispose]();
    await fd[Symbol.asyncDispose]();
    await fd[Symbol.asyncDispose]();
    assert.is(host.leaks().length, 0);
    await host[Symbol.asyncDispose]();
    assert.throws(() => host.open("a.bin"), /the instance is gone/);
  }));

test.run();
