// The memories of components with `maxMemory`. libwasmtime's own limiter doesn't report to the host that it refused
// growth, and a component doesn't export its memory, so the trap that follows would look like any other. Therefore
// the host allocates these memories: it reserves address space once, and makes more of it accessible as the memory
// grows.

import { LimitError } from "../../../errors.js";
import type { LoadedLibrary } from "../../../koffi.js";
import type { ComponentApi } from "./api.js";
import type { Pointer } from "../api.js";

/** The size of an address, in bytes. */
const POINTER = 8;

/** Counts the size of all memories of an instance, and the least size that was refused during the running call. */
export class MemoryBudget {
  used = 0;
  refused: number | undefined;

  constructor(readonly most: number) {}

  /** Whether it allows `bytes` more. */
  allows(bytes: number): boolean {
    if (this.used + bytes <= this.most) return true;
    this.refused ??= this.used + bytes;
    return false;
  }

  /** Returns the error for a trap, or another failure, that followed a refusal. */
  error(what: string): LimitError {
    return new LimitError(
      "maxMemory",
      `the component was refused ${this.refused} bytes of memory, of ${this.most} at most: ${what}`,
    );
  }
}

const READ_WRITE = 3;
/** MAP_PRIVATE, MAP_ANONYMOUS and MAP_NORESERVE. */
const RESERVE = process.platform === "darwin" ? 0x1042 : 0x4022;

interface LinearMemory {
  readonly at: Pointer;
  size: number;
  /** The size to which it may grow, and the size that is mapped, including guard pages. */
  readonly reserved: number;
  readonly mapped: number;
  readonly budget: MemoryBudget;
}

/** The memories of a thread. */
export class Memories {
  static readonly #byApi = new WeakMap<ComponentApi, Memories>();
  readonly #live = new Map<number, LinearMemory>();
  #last = 0;
  #budget: MemoryBudget | undefined;
  readonly #mmap: (at: null, size: number, access: number, kind: number, file: number, offset: number) => Pointer;
  readonly #mprotect: (at: Pointer, size: number, access: number) => number;
  readonly #munmap: (at: Pointer, size: number) => number;
  /** The `wasmtime_memory_creator_t`, and the `wasmtime_linear_memory_t` of each memory behind its number. */
  readonly #creator = Buffer.alloc(3 * POINTER);
  readonly #functions: readonly Pointer[];

  static of(api: ComponentApi): Memories {
    let memories = this.#byApi.get(api);
    if (!memories) this.#byApi.set(api, (memories = new Memories(api, api.koffi.load(null))));
    return memories;
  }

  private constructor(
    private readonly api: ComponentApi,
    libc: LoadedLibrary,
  ) {
    this.#mmap = libc.func("mmap", "void *", ["void *", "size_t", "int", "int", "int", "int64_t"]) as never;
    this.#mprotect = libc.func("mprotect", "int", ["void *", "size_t", "int"]) as never;
    this.#munmap = libc.func("munmap", "int", ["void *", "size_t"]) as never;
    const { koffi } = api;
    const callback = (work: (...args: never[]) => unknown, type: string) =>
      koffi.register(work, koffi.pointer(koffi.proto(type)));
    const create = callback(
      (_: unknown, _type: unknown, least: number, _most: unknown, reserved: number, guard: number, out: Pointer) =>
        this.#create(Number(least), Number(reserved), Number(guard), out),
      "void *(uintptr_t env, void *type, size_t least, size_t most, size_t reserved, size_t guard, void *out)",
    );
    this.#creator.writeBigUInt64LE(BigInt(create), POINTER);
    this.#functions = [
      callback(
        (id: number, size: Pointer, capacity: Pointer) => this.#get(Number(id), size, capacity),
        "void *(uintptr_t id, void *size, void *capacity)",
      ),
      callback((id: number, size: number) => this.#grow(Number(id), Number(size)), "void *(uintptr_t id, size_t size)"),
      callback((id: number) => this.#delete(Number(id)), "void (uintptr_t id)"),
    ];
  }

  /** Makes an engine allocate its memories here. */
  install(config: Pointer): void {
    this.api.wasmtime_config_host_memory_creator_set(config, this.#creator);
  }

  /** Counts memories that are created during `work` toward a budget. */
  during<T>(budget: MemoryBudget, work: () => T): T {
    this.#budget = budget;
    try {
      return work();
    } finally {
      this.#budget = undefined;
    }
  }

  #create(size: number, reserved: number, guard: number, out: Pointer): Pointer | null {
    const budget = this.#budget!;
    if (!budget.allows(size)) return this.#error("the limit of memory is reached");
    const mapped = reserved + guard;
    const at = this.#mmap(null, mapped, 0, RESERVE, -1, 0);
    if (BigInt.asIntN(64, BigInt(at)) === -1n) return this.#error("no address space is left");
    const id = ++this.#last;
    const memory = { at, size: 0, reserved, mapped, budget };
    this.#live.set(id, memory);
    if (!this.#resize(memory, size)) return this.#error("no memory is left");
    const made = Buffer.alloc(4 * POINTER);
    [BigInt(id), ...this.#functions].forEach((value, index) => made.writeBigUInt64LE(BigInt(value), index * POINTER));
    new Uint8Array(this.api.koffi.view(out, made.length)).set(made);
    return null;
  }

  #get(id: number, size: Pointer, capacity: Pointer): Pointer {
    const memory = this.#live.get(id)!;
    const write = (at: Pointer, value: number) =>
      new DataView(this.api.koffi.view(at, POINTER)).setBigUint64(0, BigInt(value), true);
    write(size, memory.size);
    write(capacity, memory.reserved);
    return memory.at;
  }

  #grow(id: number, size: number): Pointer | null {
    const memory = this.#live.get(id)!;
    if (!memory.budget.allows(size - memory.size)) return this.#error("the limit of memory is reached");
    return this.#resize(memory, size) ? null : this.#error("no memory is left");
  }

  #resize(memory: LinearMemory, size: number): boolean {
    if (size > 0 && this.#mprotect(memory.at, size, READ_WRITE) !== 0) return false;
    memory.budget.used += size - memory.size;
    memory.size = size;
    return true;
  }

  #delete(id: number): void {
    const memory = this.#live.get(id)!;
    this.#live.delete(id);
    memory.budget.used -= memory.size;
    this.#munmap(memory.at, memory.mapped);
  }

  #error(message: string): Pointer {
    return this.api.wasmtime_error_new(Buffer.from(`${message}\0`));
  }
}
