/** Preview1 for the bindings that asc writes with `--bindings esm`. */
export interface BoundPreview1 {
  /** The functions that the module imports. */
  readonly imports: object;
  /** Takes a new instance, whose code hasn't run yet. Returns its exports, whose functions may then be called. */
  started(instance: { readonly exports: object }): { readonly exports: object };
}

/**
 * Preview1 for a web page: standard output and errors go to the console, standard input is empty, and there are clocks and
 * random bytes, but no files, arguments or environment. The transform writes this function into asc's bindings as text, so
 * it uses nothing of this package.
 */
export function preview1(): BoundPreview1 {
  const SUCCESS = 0;
  const BADF = 8;
  const INVAL = 28;
  const NOSYS = 52;
  const REALTIME = 0;
  const MONOTONIC = 1;
  const MOST_RANDOM = 65_536;
  let memory: WebAssembly.Memory;
  const set = (at: number, value: number) => new DataView(memory.buffer).setUint32(at, value, true);

  /** Prints whole lines, and the rest when the page's code has run. */
  const printer = (print: (line: string) => void) => {
    const decoder = new TextDecoder();
    let rest = "";
    return (bytes: Uint8Array) => {
      const isWaiting = rest !== "";
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop()!;
      lines.forEach((line) => print(line));
      if (rest === "" || isWaiting) return;
      setTimeout(() => {
        if (rest !== "") print(rest);
        rest = "";
      });
    };
  };
  const printers = new Map([
    [1, printer((line) => console.log(line))],
    [2, printer((line) => console.error(line))],
  ]);

  const nothing = (count: number, size: number) => {
    set(count, 0);
    set(size, 0);
    return SUCCESS;
  };
  const functions: Record<string, (...args: any[]) => number> = {
    args_sizes_get: nothing,
    args_get: () => SUCCESS,
    environ_sizes_get: nothing,
    environ_get: () => SUCCESS,
    clock_time_get(clock: number, _precision: bigint, time: number) {
      if (clock !== REALTIME && clock !== MONOTONIC) return INVAL;
      const milliseconds = clock === REALTIME ? Date.now() : performance.now();
      new DataView(memory.buffer).setBigUint64(time, BigInt(Math.round(milliseconds * 1e6)), true);
      return SUCCESS;
    },
    random_get(start: number, length: number) {
      for (let at = 0; at < length; at += MOST_RANDOM)
        crypto.getRandomValues(new Uint8Array(memory.buffer, start + at, Math.min(MOST_RANDOM, length - at)));
      return SUCCESS;
    },
    fd_prestat_get: () => BADF,
    fd_read(fd: number, _iovs: number, _count: number, length: number) {
      if (fd !== 0) return BADF;
      set(length, 0);
      return SUCCESS;
    },
    fd_write(fd: number, iovs: number, count: number, length: number) {
      const print = printers.get(fd);
      if (!print) return BADF;
      const view = new DataView(memory.buffer);
      let total = 0;
      for (let i = 0; i < count; i++) {
        const [start, size] = [view.getUint32(iovs + 8 * i, true), view.getUint32(iovs + 8 * i + 4, true)];
        print(new Uint8Array(memory.buffer, start, size));
        total += size;
      }
      set(length, total);
      return SUCCESS;
    },
    sched_yield: () => SUCCESS,
    proc_exit(exitCode: number) {
      throw Object.assign(new Error(`the module ended itself with exit code ${exitCode}`), { exitCode });
    },
  };
  return {
    imports: new Proxy(functions, { get: (known, name) => known[name as string] ?? (() => NOSYS) }),
    started({ exports }) {
      const { _start } = exports as { _start?: () => void };
      memory = (exports as { memory: WebAssembly.Memory }).memory;
      const start = () => {
        try {
          _start!();
        } catch (error) {
          if ((error as { exitCode?: number }).exitCode !== 0) throw error;
        }
      };
      return { exports: { ...exports, ...(_start && { _start: start }) } };
    },
  };
}
