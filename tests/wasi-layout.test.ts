import { instantiate } from "@assemblyscript/loader";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Errno, errnoMessage, errnoName } from "../js/shared.js";
import * as shared from "../assembly/shared/records.js";
import { compile, root } from "./support/asc.js";
import { importedFunctions } from "./support/imports.js";

interface Published {
  enums: Record<string, { values: Record<string, number> }>;
  flags: Record<string, { bits: Record<string, number> }>;
  structs: Record<string, Struct>;
  functions: Record<string, { params: string[]; results: string[] }>;
}

interface Struct {
  size: number;
  align: number;
  fields: Record<string, { offset: number; size: number }>;
}

interface Guest extends Record<string, unknown> {
  _initialize(): void;
  structs(): number;
  rights(): number;
  errnoName(errno: number): number;
  errnoMessage(errno: number): number;
}

const published: Published = JSON.parse(readFileSync(join(root, "tests/fixtures/preview1.json"), "utf8"));
const errnos = published.enums["errno"]!.values;
const unknownErrnos = [-1, 77, 99, 65535];

const wasm = await compile("tests/guest/wasi-layout.ts");
const module = await instantiate<Guest>(wasm, { wasi_snapshot_preview1: noFunctions() });
const guest = module.exports;
guest._initialize();

const test = suite("assembly/wasi");

test("the program that names every call imports the 46 functions of preview1, with their signatures", () => {
  const imported = importedFunctions(wasm);
  assert.is(imported.length, 46);
  assert.equal([...new Set(imported.map(({ module }) => module))], ["wasi_snapshot_preview1"]);
  const signatures = imported.map(({ name, params, results }) => [name, { params, results }]);
  assert.equal(Object.fromEntries(signatures), published.functions);
});

test("each record has the published size, and each field the published offset and size", () => {
  const ours = lines(guest.structs());
  const theirs = Object.entries(published.structs).flatMap(([name, struct]) => [
    `${name} ${struct.size}`,
    ...Object.entries(struct.fields).map(([field, { offset, size }]) => `${name}.${field} ${offset} ${size}`),
  ]);
  assert.equal(ours.sort(), theirs.sort());
});

test("the sizes and offsets that TypeScript uses are the published ones", () => {
  const { Size, ...records } = shared;
  for (const [name, size] of numbersOf(Size)) assert.is(size, published.structs[name.toLowerCase()]!.size, name);
  const offsets = Object.entries(records).flatMap(([name, fields]) =>
    numbersOf(fields).map(([field, offset]) => [`${name}.${field}`, offset]),
  );
  assert.equal(Object.fromEntries(offsets), Object.fromEntries(publishedOffsets()));
});

test("the fields of each record ask for the published alignment", () => {
  const sizes = new Map(lines(guest.structs()).map((line) => [line.split(" ")[0]!, Number(line.split(" ").at(-1))]));
  for (const [name, struct] of Object.entries(published.structs)) {
    const aligns = Object.keys(struct.fields).map((field) => alignOf(name, field, sizes));
    assert.is(Math.max(...aligns), struct.align, name);
    assert.is(struct.size % struct.align, 0, name);
  }
});

test("each enum and each set of flags has the published values, and no others", () => {
  const enums = Object.entries(published.enums).flatMap(([name, { values }]) => entries(name, values));
  const flags = Object.entries(published.flags).flatMap(([name, { bits }]) => entries(name, bits, (bit) => 2 ** bit));
  const theirs = [...enums, ...flags].filter(([name]) => !name.startsWith("rights."));
  assert.equal(Object.fromEntries(exportedEnums()), Object.fromEntries(theirs));
});

test("each right is the published bit of 64", () => {
  const bits = Object.entries(published.flags["rights"]!.bits);
  assert.equal(
    lines(guest.rights()),
    bits.map(([name, bit]) => `${name} ${1n << BigInt(bit)}`),
  );
});

test("the Errno that TypeScript sees is the published one", () => {
  const ours = Object.entries(Errno).filter(([name]) => isNaN(Number(name)));
  assert.equal(
    ours,
    Object.entries(errnos).map(([name, value]) => [constant(name), value]),
  );
});

test("each errno has its WASI name, the same in AssemblyScript and in TypeScript", () => {
  for (const [name, errno] of Object.entries(errnos)) {
    assert.is(errnoName(errno), name);
    assert.is(module.exports.__getString(guest.errnoName(errno)), name);
  }
  for (const errno of unknownErrnos) {
    assert.is(errnoName(errno), `errno ${errno}`);
    assert.is(module.exports.__getString(guest.errnoName(errno)), `errno ${errno}`);
  }
});

test("each errno has a message of its own, the same in AssemblyScript and in TypeScript", () => {
  const seen = new Set<string>();
  for (const errno of [...Object.values(errnos), ...unknownErrnos]) {
    const message = errnoMessage(errno);
    assert.is(module.exports.__getString(guest.errnoMessage(errno)), message);
    assert.match(message, /^[a-z].*[^.]$/);
    assert.not(seen.has(message), message);
    seen.add(message);
  }
});

test.run();

function lines(text: number): string[] {
  return module.exports.__getString(text).trimEnd().split("\n");
}

// The record that lies in a field decides its alignment; any other field is as aligned as it is big.
function alignOf(name: string, field: string, sizes: Map<string, number>): number {
  const nested = { clock: "subscription_clock", fd_readwrite: `${name}_fd_readwrite` }[field];
  return published.structs[nested ?? ""]?.align ?? sizes.get(`${name}.${field}`)!;
}

/** The names of an enumeration with their numbers. */
function numbersOf(enumeration: object): [string, number][] {
  return Object.entries(enumeration).filter(([, value]) => typeof value === "number");
}

/** The offsets of the records that TypeScript knows: `FdstatAt.FS_FLAGS`. Of unions, the offsets in the whole record. */
function publishedOffsets(): [string, number][] {
  const at = (record: string, field: string) => published.structs[record]!.fields[field]!.offset;
  const plain = ["iovec", "prestat", "fdstat", "filestat", "dirent"].flatMap((record) =>
    Object.keys(published.structs[record]!.fields).map((field): [string, number] => [
      `${record[0]!.toUpperCase()}${record.slice(1)}At.${field.toUpperCase()}`,
      at(record, field),
    ]),
  );
  const clock = at("subscription", "clock"),
    readwrite = at("event", "fd_readwrite");
  return [
    ...plain,
    ["SubscriptionAt.USERDATA", at("subscription", "userdata")],
    ["SubscriptionAt.TAG", at("subscription", "tag")],
    ["SubscriptionAt.CLOCK_ID", clock + at("subscription_clock", "id")],
    ["SubscriptionAt.CLOCK_TIMEOUT", clock + at("subscription_clock", "timeout")],
    ["SubscriptionAt.CLOCK_PRECISION", clock + at("subscription_clock", "precision")],
    ["SubscriptionAt.CLOCK_FLAGS", clock + at("subscription_clock", "flags")],
    ["SubscriptionAt.FILE_DESCRIPTOR", at("subscription", "fd_readwrite")],
    ["EventAt.USERDATA", at("event", "userdata")],
    ["EventAt.ERROR", at("event", "error")],
    ["EventAt.TYPE", at("event", "type")],
    ["EventAt.NBYTES", readwrite + at("event_fd_readwrite", "nbytes")],
    ["EventAt.FLAGS", readwrite + at("event_fd_readwrite", "flags")],
  ];
}

function constant(name: string): string {
  return name === "2big" ? "TOOBIG" : name.toUpperCase();
}

function entries(name: string, values: Record<string, number>, value = (published: number) => published) {
  return Object.entries(values).map(([key, number]): [string, number] => [`${name}.${constant(key)}`, value(number)]);
}

// asc exports the values of an enum as globals: "Filetype.DIRECTORY".
function exportedEnums(): [string, number][] {
  const exports: Record<string, unknown> = module.instance.exports;
  return Object.entries(exports)
    .filter(([name]) => name.includes("."))
    .map(([name, global]) => {
      const [type, key] = name.split(".") as [string, string];
      return [`${type.toLowerCase()}.${key}`, (global as { value: number }).value];
    });
}

// Nothing in the program calls preview1; a call would be a mistake of the test.
function noFunctions(): Record<string, () => never> {
  const refuse = (name: string) => () => {
    throw new Error(`the guest called ${name}`);
  };
  return Object.fromEntries(Object.keys(published.functions).map((name) => [name, refuse(name)]));
}
