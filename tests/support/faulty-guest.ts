// Does calls of a host in a directory, some system calls on which fail: `node faulty-guest.js ENGINE DIRECTORY`. Prints JSON,
// what each call said, what was reported as written, and how many descriptors stayed open.

import { setTimeout } from "node:timers/promises";
import { instantiate, IoError, type EngineName } from "../../js/host/index.js";
import { openInProcess } from "./descriptors.js";

const [engine, directory] = process.argv.slice(2) as [EngineName, string];
(await instantiate({ engine })).end(); // loads what is loaded on first use
const before = openInProcess();
const said: Record<string, string> = {};
let written = "";
const host = await instantiate({ engine, preopens: { ".": directory } });

const file = attempt("create", () => host.open("f", { write: true, create: true }));
write("write", file);
attempt("close", () => file?.close());
const appending = attempt("open to append", () => host.open("f", { append: true }));
write("append", appending);
attempt("close what appends", () => appending?.close());
const whole = attempt("open to read", () => host.open("f", { read: true, write: true }));
const read: string[] = [];
for (let i = 0; i < 4 && whole; i++)
  attempt(`read ${i}`, () => {
    const into = new Uint8Array(700);
    read.push(Buffer.from(into.subarray(0, whole.read(into))).toString());
  });
const calls: Record<string, () => unknown> = {
  stat: () => whole?.stat(),
  sync: () => whole?.sync(),
  flags: () => whole?.setFlags({ append: true }),
  "flags again": () => whole?.setFlags({ append: false }),
  "read after flags": () => whole?.readAt(0, new Uint8Array(10)),
  "close what reads": () => whole?.close(),
};
for (const [name, work] of Object.entries(calls)) attempt(name, work);
const other = attempt("open another", () => host.open("g", { write: true, create: true }));
attempt("close another", () => other?.close());
host.end();
await setTimeout(20);
process.stdout.write(JSON.stringify({ said, written, read: read.join(""), left: openInProcess() - before }));

function write(name: string, to: { write(data: Uint8Array): number } | undefined): void {
  for (let i = 0; i < 5 && to; i++) {
    const chunk = String.fromCharCode(65 + (written.length % 26)).repeat(1000);
    attempt(`${name} ${i}`, () => (written += chunk.slice(0, to.write(Buffer.from(chunk)))));
  }
}

function attempt<T>(name: string, work: () => T): T | undefined {
  try {
    const result = work();
    said[name] = "ok";
    return result;
  } catch (error) {
    said[name] = error instanceof IoError ? error.code : String(error);
    return undefined;
  }
}
