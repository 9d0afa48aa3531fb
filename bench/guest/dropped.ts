// Files that are opened, read and closed on every path, the closing by the transform. by-hand.ts is the same without it.
import { File } from "as-io-lifetimes";

const buffer = new Uint8Array(16);

/** A field that owns, in an object that does. */
@owned
class Log {
  constructor(public file: File, public lines: i32) {}
}

/** Keeps a file, or doesn't: a flag tells at the end. */
function keep(file: File): i32 {
  return file.read(buffer).valueOr(-1);
}

function early(i: i32): i32 {
  const opened = File.open("data");
  if (opened.isErr) return -1;
  const file = opened.value;
  if (i % 3 == 0) return 0;
  if (file.read(buffer).valueOr(-1) != 16) return -2;
  if (i % 3 == 1) return 1;
  return file.read(buffer).valueOr(-1);
}

function flag(i: i32): i32 {
  const file = File.open("data").value;
  let count = 0;
  if (i % 2 == 0) count = keep(file);
  return count + i;
}

function field(i: i32): i32 {
  const log = new Log(File.open("data").value, i);
  log.lines += log.file.read(buffer).valueOr(-1);
  return log.lines;
}

function reassign(i: i32): i32 {
  let file = File.open("data").value;
  if (i % 2 == 0) file = File.open("data").value;
  return file.read(buffer).valueOr(-1);
}

function temporary(i: i32): i32 {
  return File.open("data").value.read(buffer).valueOr(-1) + i;
}

function loop(i: i32): i32 {
  let sum = 0;
  for (let turn = 0; turn < 4; turn++) {
    const file = File.open("data").value;
    if (turn == i % 5) continue;
    if (turn == i % 7) break;
    sum += file.read(buffer).valueOr(-1);
  }
  return sum;
}

export function work(n: i32): i32 {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += early(i) + flag(i) + field(i) + reassign(i) + temporary(i) + loop(i);
  return sum;
}
