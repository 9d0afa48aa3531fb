import { args_get, args_sizes_get } from "as-io-lifetimes/assembly/wasi/imports";

/** The arguments that the host gave the program, its own name first. `args_get` */
export function programArgs(): string[] {
  const args: string[] = [];
  const sizes = memory.data(8, 4);
  if (args_sizes_get(sizes, sizes + 4)) return args;
  const count = load<u32>(sizes);
  const pointers = heap.alloc(count * sizeof<usize>());
  const bytes = heap.alloc(load<u32>(sizes, 4));
  if (!args_get(pointers, bytes)) {
    for (let i: u32 = 0; i < count; i++) {
      const arg = load<usize>(pointers + i * sizeof<usize>());
      let end = arg;
      while (load<u8>(end)) end++;
      args.push(String.UTF8.decodeUnsafe(arg, end - arg));
    }
  }
  heap.free(bytes);
  heap.free(pointers);
  return args;
}
