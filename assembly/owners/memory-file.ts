import { Owner, adoptVirtual } from "../table";
import { MemoryFile } from "../inside/memory-description";
import { File } from "./file";

/**
 * Creates an empty file in the module's memory, for reading and writing, up to 1 GiB. It has no name, and ends with its
 * last owner. Linux's `memfd_create`.
 */
// @ts-ignore: decorator
@trusted
export function memoryFile(): File {
  return changetype<File>(<usize>adoptVirtual(new MemoryFile(), Owner.FILE));
}
