// The functions of io-lifetimes:fd/sockets on a real socket. preview1's adapter gives none to a component, so the core
// module of the component runs on Node's WASI here, and the test does what the Canonical ABI would: a resource's handle
// is its rep.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { initialize } from "../../js/host/engines/v8.js";
import { createGuard } from "../../js/host/guard/guard.js";
import { root } from "../support/asc.js";
import { socketPair } from "../support/sockets.js";

const test = suite("the component's core module: sockets");
const sockets = await socketPair();
test.after(() => sockets.close());

const guard = createGuard({ stdin: sockets.guest, stdout: sockets.guest, stderr: "buffer" });
const module = new WebAssembly.Module(readFileSync(join(root, "dist/component/io-lifetimes.core.wasm")));
const imports: Record<string, Record<string, unknown>> = { wasi_snapshot_preview1: guard.imports as never };
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  const [, kind, resource] = /^\[resource-(\w+)\](\w+)$/.exec(name) ?? [];
  if (kind === undefined) continue;
  const drop = (handle: number) => exported(`${from.replace("[export]", "")}#[dtor]${resource}`)(handle);
  (imports[from] ??= {})[name] = kind === "drop" ? drop : (number: number) => number;
}
const instance = new WebAssembly.Instance(module, imports as WebAssembly.Imports);
initialize(guard, instance);

function exported(name: string): (...args: number[]) => number {
  return instance.exports[name] as (...args: number[]) => number;
}

const memory = () => new DataView((instance.exports["memory"] as WebAssembly.Memory).buffer);

/** What stands where a function says: a list or a text by its place and length. */
function bytes(at: number): Buffer {
  return Buffer.from(new Uint8Array(memory().buffer, memory().getUint32(at, true), memory().getUint32(at + 4, true)));
}

/** Calls a function of sockets and reads its result: the place of what is in it, or the error's code and text. */
function call<T>(name: string, args: number[], read: (at: number) => T): T | string {
  const full = `io-lifetimes:fd/sockets@0.1.0#${name}`;
  const at = exported(full)(...args);
  try {
    return memory().getUint8(at) === 0 ? read(at + 4) : `${memory().getUint8(at + 4)}: ${bytes(at + 8)}`;
  } finally {
    exported(`cabi_post_${full}`)(at);
  }
}

const handle = (at: number) => memory().getInt32(at, true);
const nothing = () => "ok";

/** The bytes where the module's allocator puts them, for a parameter that it takes over. */
function list(text: string): [number, number] {
  const content = Buffer.from(text);
  const at = exported("cabi_realloc")(0, 0, 1, content.length);
  new Uint8Array(memory().buffer, at, content.length).set(content);
  return [at, content.length];
}

/** A standard stream as a socket. Each goes one way. */
function standard(stream: "stdin" | "stdout"): number {
  return call("[static]socket.from-fd", [exported(`io-lifetimes:fd/stdio@0.1.0#get-${stream}`)()], handle) as number;
}

const open = () => exported("io-lifetimes:fd/fds@0.1.0#count-open")();
const NOT_CONNECTING = 28 - 1; // invalid: the socket doesn't listen

test("each call, on a socket that the host gave", () => {
  const socket = standard("stdin"),
    output = standard("stdout");
  assert.is(open(), 2);
  sockets.send("ping");
  const received = (at: number) => [String(bytes(at)), memory().getUint8(at + 8)];
  assert.equal(call("[method]socket.receive", [socket, 100, 0], received), ["ping", 0]);
  assert.is(call("[method]socket.send", [output, ...list("pong")], handle), 4);
  const clone = call("[method]socket.try-clone", [output], handle) as number;
  assert.is(call("[method]socket.send", [clone, ...list("!")], handle), 1);
  assert.is(sockets.received(), "pong!");
  assert.match(String(call("[method]socket.accept", [socket, 0], handle)), new RegExp(`^${NOT_CONNECTING}: accept`));
  assert.is(call("[static]socket.close", [clone], nothing), "ok");
  const fd = exported("io-lifetimes:fd/sockets@0.1.0#[static]socket.into-fd")(socket);
  const again = call("[static]socket.from-fd", [fd], handle) as number;
  assert.is(call("[method]socket.shutdown", [again, 2], nothing), "7: shutdown: bad file descriptor (badf)");
  assert.is(call("[method]socket.shutdown", [output, 2], nothing), "ok");
  assert.ok(sockets.ended());
  for (const one of [again, output]) exported("io-lifetimes:fd/sockets@0.1.0#[dtor]socket")(one);
  assert.is(open(), 0);
});

test("a rep that has ended is refused, and its destructor does nothing", () => {
  const socket = standard("stdin");
  const dtor = exported("io-lifetimes:fd/sockets@0.1.0#[dtor]socket");
  dtor(socket);
  dtor(socket);
  for (const rep of [0, -1, 1 << 29]) dtor(rep);
  for (const rep of [socket, 0, -1, 1 << 29, socket + 1]) {
    assert.throws(
      () => call("[method]socket.try-clone", [rep], handle),
      (error: Error) => error instanceof WebAssembly.RuntimeError,
      String(rep),
    );
  }
  assert.match(Buffer.from(guard.stderr!).toString(), "has ended, or never was");
  const next = standard("stdin");
  assert.ok(next > socket, "a rep is never used again");
  dtor(next);
});

test.run();
