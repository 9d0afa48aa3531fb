// What a part of the program prints is caught in a file in memory, and the standard stream is put back afterwards.
import { File, OwnedFd, Stdio, memoryFile, redirectStdio } from "as-io-lifetimes";

/** Prints, and knows nothing of it. */
function greet(name: string): void {
  console.log("hello, " + name);
}

function captured(): string {
  const before: OwnedFd = redirectStdio(Stdio.OUT, memoryFile().intoFd()).expect("it is open");
  greet("file in memory");
  greet("nobody else");
  const file = File.fromFd(redirectStdio(Stdio.OUT, before).expect("it is open"));
  file.seek(0).value;
  return file.readToString().value;
}

function main(): void {
  greet("terminal");
  const text = captured();
  greet("terminal, once more");
  for (let lines = text.trimEnd().split("\n"), i = 0; i < lines.length; i++) console.log("caught: " + lines[i]);
}

main();
