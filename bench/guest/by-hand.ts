// What dropped.ts does, with each drop written by hand and without the transform.
import { File } from "as-io-lifetimes";

const buffer = new Uint8Array(16);

class Log {
  constructor(public file: File, public lines: i32) {}

  drop(): void {
    this.file.drop();
  }
}

function keep(file: File): i32 {
  const count = file.read(buffer).valueOr(-1);
  file.drop();
  return count;
}

function early(i: i32): i32 {
  const opened = File.open("data");
  if (opened.isErr) return -1;
  const file = opened.value;
  if (i % 3 == 0) {
    file.drop();
    return 0;
  }
  if (file.read(buffer).valueOr(-1) != 16) {
    file.drop();
    return -2;
  }
  if (i % 3 == 1) {
    file.drop();
    return 1;
  }
  const count = file.read(buffer).valueOr(-1);
  file.drop();
  return count;
}

function flag(i: i32): i32 {
  const file = File.open("data").value;
  let isHere = true;
  let count = 0;
  if (i % 2 == 0) {
    isHere = false;
    count = keep(file);
  }
  if (isHere) file.drop();
  return count + i;
}

function field(i: i32): i32 {
  const log = new Log(File.open("data").value, i);
  log.lines += log.file.read(buffer).valueOr(-1);
  const lines = log.lines;
  log.drop();
  return lines;
}

function reassign(i: i32): i32 {
  let file = File.open("data").value;
  if (i % 2 == 0) {
    const other = File.open("data").value;
    file.drop();
    file = other;
  }
  const count = file.read(buffer).valueOr(-1);
  file.drop();
  return count;
}

function temporary(i: i32): i32 {
  const file = File.open("data").value;
  const count = file.read(buffer).valueOr(-1);
  file.drop();
  return count + i;
}

function loop(i: i32): i32 {
  let sum = 0;
  for (let turn = 0; turn < 4; turn++) {
    const file = File.open("data").value;
    if (turn == i % 5) {
      file.drop();
      continue;
    }
    if (turn == i % 7) {
      file.drop();
      break;
    }
    sum += file.read(buffer).valueOr(-1);
    file.drop();
  }
  return sum;
}

export function work(n: i32): i32 {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += early(i) + flag(i) + field(i) + reassign(i) + temporary(i) + loop(i);
  return sum;
}
