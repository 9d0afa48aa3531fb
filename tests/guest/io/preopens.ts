import { Dir, File, fs, readToString, stdin, stdout, writeString } from "as-io-lifetimes";

// The host gives a path on standard input, and looks at what comes out.

/** The content of the file, or why there is none. */
export function read(): void {
  const file = File.open(path());
  if (file.isErr) return print(file.error.toString());
  print(file.value.readToString().value);
  file.value.drop();
}

/** The entries of the directory, or why there are none. */
export function list(): void {
  const dir = Dir.open(path());
  if (dir.isErr) return print(dir.error.toString());
  const entries = dir.value.entries().value;
  const names: string[] = [];
  for (let i = 0; i < entries.length; i++) names.push(entries[i].name);
  print(names.sort().join(" "));
  dir.value.drop();
}

/** Names and entries of all preopened directories. */
export function listAll(): void {
  const preopens = fs.preopens();
  for (let i = 0; i < preopens.length; i++) {
    const dir = Dir.fromFd(preopens[i].fd.tryCloneToOwned().value);
    print(`${preopens[i].name}: ${dir.entries().value.length}\n`);
    dir.drop();
  }
}

function path(): string {
  return readToString(stdin()).expect("the path");
}

function print(text: string): void {
  writeString(stdout(), text).expect("write");
}
