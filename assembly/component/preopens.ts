import { preopenAt, preopenCount, preopenName } from "as-io-lifetimes/assembly/io/preopen";
import { Dir, OwnedArray } from "as-io-lifetimes";
import { Tuple2 } from "./bindings/tuples";
import { Directory } from "./directories";

// What io-lifetimes:fd/preopens does.

/** Each is one more owner of the host's descriptor, which stays open when it ends. */
export function getDirectories(): OwnedArray<Tuple2<Directory, string>> {
  const directories = new OwnedArray<Tuple2<Directory, string>>();
  for (let i = 0, n = preopenCount(); i < n; i++) {
    const dir = Dir.fromFd(preopenAt(i).tryCloneToOwned().expect("a preopened directory"));
    directories.push(new Tuple2<Directory, string>(new Directory(dir), preopenName(i)));
  }
  return directories;
}
