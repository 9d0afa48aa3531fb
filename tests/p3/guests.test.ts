// The tests of the library for guests on WASI 0.3, on the command wasmtime: the same programs as on preview1, as one component.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { noCommand } from "../async/support/engines.js";
import { sentence } from "../support/guest.js";
import { skip } from "../support/skip.js";
import { compileGuests, functionsOf, put, runComponent } from "./support/command.js";

const test = suite("guests on WASI 0.3");

type Setup = (dir: string) => void;

const empty: Setup = () => {};
const three: Setup = (dir) => {
  writeFileSync(join(dir, "file"), "content");
  mkdirSync(join(dir, "dir"));
  symlinkSync("file", join(dir, "link"));
};
const links: Setup = (dir) => {
  writeFileSync(join(dir, "file"), "content");
  for (const name of ["dir", "empty"]) mkdirSync(join(dir, name));
  symlinkSync("file", join(dir, "to-file"));
  symlinkSync("dir", join(dir, "to-dir"));
  symlinkSync("..", join(dir, "dir/out"));
};
const many: Setup = (dir) => {
  for (const name of ["many", "empty", "names"]) mkdirSync(join(dir, name));
  for (let i = 0; i < 2000; i++) writeFileSync(join(dir, "many", `entry-${i}`), "");
  for (const name of ["a directory", "another"]) mkdirSync(join(dir, "many", name));
  symlinkSync("nowhere", join(dir, "many", "a link"));
  for (let i = 0; i < 30; i++) writeFileSync(join(dir, "names", String(i).padEnd(255, "-")), "");
  writeFileSync(join(dir, "names", "ё😀".repeat(42)), "");
  writeFileSync(join(dir, "names", " "), "");
  symlinkSync("many", join(dir, "link"));
};
const content: Setup = (dir) => writeFileSync(join(dir, "a"), "content");
const text: Setup = (dir) => writeFileSync(join(dir, "text"), "0123456789abcdef");
const old: Setup = (dir) => {
  writeFileSync(join(dir, "a"), "old");
  mkdirSync(join(dir, "dir"));
  symlinkSync("nowhere", join(dir, "link"));
};

/** Programs that drop what they own themselves, and programs that need the transform. */
const GUESTS: readonly [config: string, Readonly<Record<string, Setup>>][] = [
  [
    "asconfig.unchecked.json",
    {
      "io/read-write": empty,
      "io/whole": empty,
      "io/options": old,
      "io/dir": three,
      "io/fs": three,
      "io/read-dir": many,
      "io/path": empty,
      "io/attributes": three,
      "io/same": three,
      "io/time": empty,
      "io/socket-addr": empty,
      "fd/conversions": content,
      "fd/views": content,
      "table/clone": empty,
      "table/descriptions": empty,
      "table/renumber": empty,
      "table/slots": empty,
    },
  ],
  [
    "asconfig.json",
    {
      "io/poll": empty,
      "io/poll-pipes": empty,
      "buffer/reader": empty,
      "buffer/writer": empty,
      "buffer/lines": empty,
      "buffer/copy": empty,
      "inside/memory-file": empty,
      "inside/pipe": empty,
      "inside/socket-pair": empty,
      "relatives/filedesc": empty,
      "relatives/io-extras": empty,
      "relatives/owned-fd": empty,
      "relatives/std": empty,
      "relatives/rustix-event": text,
      "relatives/rustix-io": text,
      "relatives/rustix-pipe": text,
      "dirs/tree": links,
      "dirs/walk": links,
      "dirs/temp": links,
      "dirs/contents": links,
    },
  ],
];

/** Functions that trap, besides those whose name says so. */
const TRAPS = ["fd/views.aViewOfAViewMustEndFirst", "fd/views.closingAViewIsRefused"];

const LATER = "a poll begins to read standard input, and the host says a little later that it can be read";

/** Functions that don't pass, and why. */
const EXCEPT: Readonly<Record<string, string>> = {
  "io/options.flagsOfTheDescriptorAreSet": "wasmtime 49 opens nothing with SYNC",
  "io/socket-addr.preview1MakesNoSockets": "this isn't preview1",
  "io/poll.allThatAreReadyAreTold": LATER,
  "io/poll-pipes.aRedirectedStreamIsAskedWhereItLeadsTo": LATER,
  "io/poll-pipes.pipesFilesAndStreamsAreToldTogether": LATER,
};

if (noCommand !== undefined) skip(test, "the tests for guests", noCommand);
else await addTests();

async function addTests(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "io-lifetimes-p3-"));
  test.after(() => rmSync(folder, { recursive: true }));
  for (const [config, guests] of GUESTS) {
    const component = await compileGuests(Object.keys(guests), ["--config", config, "--debug"]);
    const path = put(folder, `${config}.wasm`, component);
    for (const [guest, setup] of Object.entries(guests)) {
      for (const name of functionsOf(guest)) {
        const id = `${guest}.${name}`;
        if (!(id in EXCEPT)) test(`${guest}: ${sentence(name)}`, () => check(path, id, setup));
      }
    }
  }
}

function check(path: string, id: string, setup: Setup): void {
  const directory = mkdtempSync(join(tmpdir(), "io-lifetimes-p3-"));
  try {
    setup(directory);
    const { status, stderr } = runComponent(path, directory, [id]);
    const [said] = stderr.split("\nError:");
    if (!id.endsWith("Traps") && !TRAPS.includes(id)) assert.is(`${status} ${said}`, "0 ");
    else assert.match(said!, /^(as-io-lifetimes|abort): /);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test.run();
