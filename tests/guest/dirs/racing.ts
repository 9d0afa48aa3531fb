// Goes through "jail/x", which somebody else makes a directory and a link out of in turns.

import { Dir, fs } from "as-io-lifetimes";

let inside = 0;
let refused = 0;
let outside = 0;

/** Reads, writes, makes and removes through it, again and again. */
export function go(times: i32): void {
  const dir = Dir.open("jail").value;
  for (let i = 0; i < times; i++) {
    const text = dir.readToString("x/secret");
    if (text.isErr) refused++;
    else if (text.value == "inside") inside++;
    else outside++;
    const opened = dir.openDir("x");
    if (opened.isOk) {
      const entered = opened.value;
      if (entered.exists("of the host").valueOr(false)) outside++;
    }
    dir.createFile("x/made by the guest");
    dir.removeFile("x/made by the guest");
    dir.setTimesAt("x/secret", 1, 1);
  }
}

/** Removes and makes a tree in which it is. */
export function remove(times: i32): void {
  const dir = Dir.open("jail").value;
  for (let i = 0; i < times; i++) {
    dir.createDirAll("x/a");
    dir.write("x/a/file", new Uint8Array(1));
    dir.write("x/secret", Uint8Array.wrap(String.UTF8.encode("inside")));
    dir.removeDirAll("x");
  }
}

/** Walks a tree in which it is. */
export function walk(times: i32): void {
  for (let i = 0; i < times; i++) {
    const walk = fs.walk("jail").value;
    for (let entry = walk.next(); entry !== null; entry = walk.next()) {
      if (entry.isOk && entry.value.name == "of the host") outside++;
    }
  }
}

export function counted(which: i32): i32 {
  return which == 0 ? inside : which == 1 ? refused : outside;
}
