import type { Outcome } from "./judge.js";

const INPUTS = [0, 1, 2, 3];

/** Runs the programs of a module. */
export class Runs {
  #exports: WebAssembly.Exports | null = null;

  constructor(private readonly module: WebAssembly.Module) {}

  all(programs: readonly number[]): Outcome[] {
    return programs.map((program) => this.#run(program));
  }

  #run(program: number): Outcome {
    for (const n of INPUTS) {
      const fault = this.#faultOf(program, n);
      if (fault !== null) return { kind: "fault", n, fault };
    }
    return { kind: "clean" };
  }

  /**
   * What the sanitizer says of a run, or null. A program may trap for other reasons, such as a null that isn't expected. An
   * instance runs programs until one traps: at the end of each, the sanitizer knows that nothing has leaked.
   */
  #faultOf(program: number, n: number): string | null {
    this.#exports ??= this.#instantiate();
    const { run, sanitizeEnd } = this.#exports as Record<string, (...args: number[]) => unknown>;
    try {
      run!(program, n);
      sanitizeEnd!();
    } catch (error) {
      this.#exports = null;
      const { message } = error as Error;
      return message.startsWith(PREFIX) ? message.slice(PREFIX.length) : null;
    }
    return null;
  }

  #instantiate(): WebAssembly.Exports {
    const abort = (message: number) => {
      throw new Error(readText(exports["memory"] as WebAssembly.Memory, message));
    };
    const { exports } = new WebAssembly.Instance(this.module, { env: { abort }, wasi_snapshot_preview1: NO_WASI });
    return exports;
  }
}

const PREFIX = "ownership sanitizer: ";

/** What the library imports and a program here never calls for. */
const NO_WASI = new Proxy<Record<string, () => number>>({}, { get: () => () => 0 });

/** A string of AssemblyScript: its length in bytes is before it. */
function readText({ buffer }: WebAssembly.Memory, at: number): string {
  const [length] = new Uint32Array(buffer, at - 4, 1);
  return Buffer.from(buffer, at, length).toString("utf16le");
}
