// For tests of programs with sockets: the guest blocks this thread, so clients run in others.

import { once } from "node:events";
import type { Test } from "uvu";
import * as assert from "uvu/assert";
import { Worker } from "node:worker_threads";
import { HostError, type RunOptions, type RunResult } from "../../js/host/index.js";
import { compile } from "./asc.js";
import { nothingStaysOpen, openInProcess } from "./descriptors.js";
import { run } from "./engine.js";
import { skip } from "./skip.js";

const checked = ["--config", "asconfig.json", "--target", "release", "--exportStart", "_start"];

/** The command tests/guest/host/sockets.ts, which does what its argument says. */
export const wasm = (await compile("tests/guest/host/sockets.ts", checked)) as Uint8Array<ArrayBuffer>;

/** The example. */
export const echoServer = (await compile("examples/echo-server.ts", checked)) as Uint8Array<ArrayBuffer>;

/** Whether sockets can be given here. */
export function canGiveSockets(test: Test): boolean {
  if (process.platform !== "linux") skip(test, "sockets", "they can be given on Linux only");
  return process.platform === "linux";
}

/** Runs the command. */
export async function act(what: string, options: RunOptions): Promise<RunResult & { text: string }> {
  const result = await run(wasm, { args: ["sockets", what], stdin: "ignore", stdout: "buffer", ...options });
  return { ...result, text: Buffer.from(result.stdout ?? "").toString() };
}

/** A test after which this process has open what it had before. */
export function leavesNothing(test: Test, name: string, check: () => Promise<void>): void {
  test(name, async () => {
    const before = openInProcess();
    await check();
    await nothingStaysOpen(before);
  });
}

interface Clients {
  /** What was given to `done` first. */
  readonly result: Promise<unknown>;
  /** Sends them a message, which arrives while the guest keeps this thread. */
  go(): void;
  end(): Promise<void>;
}

/** Runs `script` in another thread: `client()` there connects to `address`, and `done(value)` gives a result. */
export async function inThread(address: string, script: string): Promise<Clients> {
  const code = `
    const net = require("node:net"), { parentPort, workerData } = require("node:worker_threads");
    const done = (value) => parentPort.postMessage({ value });
    const where = workerData.startsWith("unix:")
      ? { path: workerData.slice(5) }
      : { host: "127.0.0.1", port: Number(workerData.split(":")[1]) };
    const client = (options) => net.connect({ ...where, allowHalfOpen: true, ...options }).on("error", (error) => done(error.code));
    parentPort.postMessage("ready");
    ${script}`;
  const worker = new Worker(code, { eval: true, workerData: address });
  await once(worker, "message");
  const result = once(worker, "message").then(([message]) => (message as { value: unknown }).value);
  return { result, go: () => worker.postMessage("go"), end: async () => void (await worker.terminate()) };
}

/** Sends a lot and counts what comes back, in each of so many clients one after another. */
export const ECHO = (clients: number, size: number) => `
  const bytes = require("node:crypto").randomBytes(${size});
  let left = ${clients}, right = 0;
  (function next() {
    if (left-- === 0) return done(right);
    const chunks = [], socket = client();
    socket.on("data", (chunk) => chunks.push(chunk)).on("end", () => {
      if (Buffer.concat(chunks).equals(bytes)) right++;
      next();
    });
    socket.end(bytes);
  })();`;

/** A HostError for an option, with a text in it. */
export async function refused(work: Promise<unknown>, text: string): Promise<void> {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.instance(error, HostError);
  assert.is((error as HostError).code, "ERR_IO_LIFETIMES_BAD_OPTION");
  assert.ok((error as Error).message.includes(text), (error as Error).message);
}
