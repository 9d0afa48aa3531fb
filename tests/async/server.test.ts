// The TCP server of docs/async.md serves a hundred clients at once, with 10,000 requests, on the command wasmtime.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { wasmtimeCommand } from "../../scripts/tools/tools.js";
import { build } from "../bindgen/support/build.js";
import { root } from "../support/asc.js";
import { skip } from "../support/skip.js";
import { inFolder, noCommand, withWasi } from "./support/engines.js";

const CLIENTS = 100;
const ROUNDS = 100;

const page = readFileSync(join(root, "docs/async.md"), "utf8");
const block = (pattern: string) => new RegExp(`^\`\`\`${pattern}^\`\`\`$`, "m").exec(page)![1]!;
const wit = block("wit\\n(package docs:server[\\s\\S]+?)");
const sources = {
  "run.ts": block("ts server.ts\\n([\\s\\S]+?)"),
  "print.ts": block("ts print.ts\\n([\\s\\S]+?)"),
};

/** Sends lines one after another, and returns how many came back as they were. */
function client(port: number, number: number): Promise<number> {
  return new Promise((done, fail) => {
    const socket = connect(port, "127.0.0.1");
    let rounds = 0,
      got = "";
    const line = () => `client ${number} in round ${rounds}\n`;
    socket.on("connect", () => socket.write(line()));
    socket.on("error", fail);
    socket.on("close", () => done(rounds));
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      got += chunk;
      if (!got.endsWith("\n")) return;
      if (got !== line()) fail(new Error(`expected ${line()}, got ${got}`));
      got = "";
      if (++rounds < ROUNDS) socket.write(line());
      else socket.end();
    });
  });
}

const NAME = "a hundred clients at once";
if (noCommand !== undefined) skip(test, NAME, noCommand);
else
  test(NAME, () =>
    inFolder(async (folder) => {
      const path = join(folder, "server.wasm");
      writeFileSync(path, await build({ wit: { path: withWasi(folder, wit) }, sources, options: ["-O1"] }));
      const server = spawn(wasmtimeCommand.find()!, ["run", "-S", "inherit-network", path], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      try {
        const ended = new Promise<number | null>((done) => server.on("close", done));
        const port = await new Promise<number>((done, fail) => {
          let printed = "";
          server.stdout.setEncoding("utf8").on("data", (chunk: string) => {
            const found = /^port (\d+)$/m.exec((printed += chunk));
            if (found) done(Number(found[1]));
          });
          server.on("close", () => fail(new Error(`the server ended: ${printed}`)));
        });
        const rounds = await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(port, number)));
        assert.equal(rounds, Array(CLIENTS).fill(ROUNDS));
        assert.is(await ended, 0, "it ends with the last client");
      } finally {
        server.kill();
      }
    }),
  );

test.run();
