// @trusted: an owner is a handle of the table
import { args_get, args_sizes_get, environ_get, environ_sizes_get, proc_exit } from "./imports";
import { decodeText } from "./utf8";

// The arguments and the environment of the program, and its end.

/** The arguments, the program's own name first. `args_get` */
export function args(): string[] {
  const sizes = memory.data(8, 4);
  if (args_sizes_get(sizes, sizes + 4)) return [];
  const count = load<u32>(sizes);
  const pointers = heap.alloc(count * sizeof<usize>()), bytes = heap.alloc(room(count, load<u32>(sizes, 4)));
  const list: string[] = args_get(pointers, bytes) ? [] : texts(pointers, count);
  heap.free(bytes);
  heap.free(pointers);
  return list;
}

/** The environment, by the names of the variables. `environ_get` */
export function env(): Map<string, string> {
  const variables = new Map<string, string>();
  const sizes = memory.data(8, 4);
  if (environ_sizes_get(sizes, sizes + 4)) return variables;
  const count = load<u32>(sizes);
  const pointers = heap.alloc(count * sizeof<usize>()), bytes = heap.alloc(room(count, load<u32>(sizes, 4)));
  const list: string[] = environ_get(pointers, bytes) ? [] : texts(pointers, count);
  heap.free(bytes);
  heap.free(pointers);
  for (let i = 0; i < list.length; i++) {
    const at = list[i].indexOf("=");
    if (at > 0) variables.set(list[i].substring(0, at), list[i].substring(at + 1));
  }
  return variables;
}

/** Ends the program at once. Nothing is dropped; the host closes what is open. `proc_exit` */
export function exit(code: i32): void {
  proc_exit(code);
}

/** How many bytes to keep for texts whose size the host gives: some hosts count units of UTF-16, and leave out the zero bytes. */
function room(count: u32, size: u32): usize {
  return 3 * <usize>size + count;
}

/** The texts that pointers lead to, each ended by a zero byte. */
function texts(pointers: usize, count: u32): string[] {
  const list: string[] = [];
  for (let i: u32 = 0; i < count; i++) {
    const start = load<usize>(pointers + i * sizeof<usize>());
    let end = start;
    while (load<u8>(end)) end++;
    list.push(decodeText(start, <u32>(end - start)));
  }
  return list;
}
