import { Errno, File } from "as-io-lifetimes";

export function aWriteOfNothingIsEIOAndNoEndlessLoop(): void {
  const file = File.create("a").value;
  assert(file.write(new Uint8Array(1)).value == 0, "the host takes nothing");
  const error = file.writeAll(new Uint8Array(1)).error;
  assert(error.errno == Errno.IO && error.operation == "writeAll" && error.path! == "a", "writeAll says so");
  assert(file.writeString("x").error.errno == Errno.IO, "so does writeString");
  file.drop();
}
