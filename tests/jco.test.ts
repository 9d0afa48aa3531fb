// The bugs of jco in docs/jco.md, by number. A failing check is good news: jco has fixed a bug, and the workaround in
// this package can go.
import { componentEmbed, componentNew } from "@bytecodealliance/jco";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { dispose } from "../js/host/dispose.js";
import { withOwnersApart } from "../scripts/targets/jco-owners.js";
import { build } from "./bindgen/support/build.js";
import { instantiate, type Exports } from "./bindgen/support/jco.js";
import { root } from "./support/asc.js";

const source = `package test:faults;
interface cb { call: func(); }
interface i {
  resource r { constructor(n: u32); n: func() -> u32; }
  many: func() -> list<r>;
  live: func() -> u32;
  again: func(depth: u32);
  byte: func(n: u8) -> u8;
  letter: func(c: char) -> char;
  flags-of: func(l: list<bool>) -> u32;
}
world w { import cb; export i; }`;

const program = `
import { OwnedArray } from "as-io-lifetimes/assembly/own";
import { call } from "./bindings/imports/test/faults/cb";
let count: u32 = 0;
@owned export class R { constructor(private k: u32) { count++; } n(): u32 { return this.k; } drop(): void { count--; } }
export function many(): OwnedArray<R> {
  const a = new OwnedArray<R>();
  for (let i: u32 = 0; i < 3; i++) a.push(new R(i));
  return a;
}
export function live(): u32 { return count; }
export function again(depth: u32): void { if (depth) call(); }
export function byte(n: u8): u8 { return n; }
export function letter(c: u32): u32 { return c; }
export function flagsOf(l: Array<bool>): u32 { return l.length; }
`;

const component = await build({ wit: { source }, sources: { "i.ts": program } });

async function open(call: (i: Exports) => void = () => {}): Promise<Exports> {
  const host = { call: () => call(exports["i"]) };
  const { exports } = await instantiate(component, { "test:faults/cb": host });
  return exports["i"];
}

const mended = (number: number) => `this jco has mended fault ${number} of docs/jco.md: take the workaround out`;

test("1: the owners of a list all drop the last one", async () => {
  const i = await open();
  const [first, second] = i["many"]();
  first[dispose]();
  assert.throws(() => second[dispose](), /unknown handle index/, mended(1));
});

test("1: what this package ships drops each owner by itself", async () => {
  assert.throws(() => withOwnersApart("let rsc0 = new.target === R ? this : 0;"), /in another way/);
  const shipped = readFileSync(join(root, "dist/component/io-lifetimes.js"), "utf8");
  assert.match(shipped, /let \w+=[^;]+,\w+=new\.target===|let \w+=new\.target===/);
});

test("2: an import may call back into the component that waits", async () => {
  let calls = 0;
  const i = await open((i) => {
    calls++;
    i["again"](0);
  });
  i["again"](1);
  assert.is(calls, 1, mended(2));
});

test("3: the encoder takes two methods for one", async () => {
  const witSource = `package test:one;
interface i { resource a { b-c: func(); } resource a-b { c: func(); } }
world w { export i; }`;
  const binary = await componentEmbed({ witSource, dummy: true } as never);
  const message = await componentNew(binary as Uint8Array<ArrayBuffer>).then(
    () => mended(3),
    (error: { payload?: string }) => String(error.payload ?? error),
  );
  assert.match(message, /conflicts with previous name/);
});

test("4: values of other types are converted", async () => {
  const i = await open();
  assert.is(i["byte"](256), 0, mended(4));
  assert.is(i["letter"]("ab"), "a", mended(4));
  assert.is(i["flagsOf"](new Set([true])), 0, mended(4));
});

test("6: a mistake in WIT has no place", async () => {
  const witSource = "package a:b;\ninterface i {\n  f: func() -> list;\n}\nworld w { import i; }";
  const error = (await componentEmbed({ witSource, dummy: true } as never).catch((error: unknown) => error)) as {
    payload?: string;
  };
  assert.not.match(String(error.payload ?? error), /:3\b/, mended(6));
});

test.run();
