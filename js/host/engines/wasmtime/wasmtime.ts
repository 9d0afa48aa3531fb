// Core modules on libwasmtime, with our own preview1 or with wasmtime's own WASI.

import { badModule, badOption, ExitError } from "../../errors.js";
import { checkCommand, importsFor, type LoadedModule } from "../../module.js";
import { Preview1 } from "../../preview1/preview1.js";
import type { Leak } from "../../wasi-common/leaks.js";
import type { DirectFiles, FromHost, Wasi } from "../../wasi-common/wasi.js";
import type { Exports, Instance } from "../../bridge/instance.js";
import type { Engine, EngineOptions, EngineRunOptions, RunResult } from "../engine.js";
import type { Limits } from "../limits.js";
import { loaderExports } from "../loader.js";
import { withMemoryLimit } from "../memory-limit.js";
import { loadApi, type Api, type Pointer } from "./api.js";
import { Engine as Compiler } from "./engine.js";
import { instantiate, type Imports, type InstanceExports } from "./instance.js";
import type { LiveMemory } from "./memory.js";
import { Store } from "./store.js";
import { Ticker } from "./ticker.js";
import { EngineWasi } from "./wasi.js";

/** WASI for one instance, and how it is provided. */
interface Service {
  readonly wasi: Omit<Wasi, "imports" | "direct"> & { readonly direct?: DirectFiles };
  readonly imports: Imports;
  /** Defines in the linker what the imports lack. */
  define?(store: Store, linker: Pointer): void;
}

type NewService = (api: Api, module: LoadedModule, options: EngineOptions & FromHost) => Service;

const LIMITS = ["timeout", "maxMemory", "fuel"] as const;

/** libwasmtime with our own preview1 over node:fs. */
export const wasmtime: Engine = newEngine("wasmtime", true, (_api, module, options) => {
  const wasi = new Preview1(options, options);
  try {
    return { wasi, imports: importsFor(module.compiled(), wasi, options.imports) as Imports };
  } catch (error) {
    wasi.sweep();
    throw error;
  }
});

/** libwasmtime with its own WASI. What a guest leaves open is closed but not reported, since the C API doesn't expose it. */
export const wasmtimeWasi: Engine = newEngine("wasmtime:wasi", false, (api, _module, options) => {
  const wasi = new EngineWasi(api, options);
  return {
    wasi,
    imports: (options.imports ?? {}) as Imports,
    define(store, linker) {
      store.must(api.wasmtime_linker_define_wasi(linker));
      store.must(api.wasmtime_context_set_wasi(store.context, wasi.take()));
    },
  };
});

function newEngine(name: string, observes: boolean, newService: NewService): Engine {
  return {
    name,
    observes,
    limits: LIMITS,
    instanceLimits: LIMITS,
    run: (module, options) => run(module, options, newService),
    instantiate: async (module, options) => WasmtimeInstance.make(await prepare(module, options), newService, options),
  };
}

interface Prepared {
  readonly module: LoadedModule;
  readonly bytes: Uint8Array;
  readonly compiler: Compiler;
  readonly limits: Limits;
  readonly ticker: Ticker | undefined;
}

async function prepare(module: LoadedModule, options: EngineOptions & Limits): Promise<Prepared> {
  const { bytes } = module;
  if (!bytes) throw badOption("a WebAssembly.Module is V8's and can't run on wasmtime: give its bytes, or its path");
  module.compiled(); // fails for an invalid module as on every engine
  const { timeout, maxMemory, fuel } = options;
  if (maxMemory !== undefined) withMemoryLimit(bytes, maxMemory); // fails if the module starts with more
  const compiler = Compiler.of(await loadApi(), { fuel: fuel !== undefined, epochs: timeout !== undefined });
  const ticker = timeout === undefined ? undefined : await Ticker.use(compiler);
  return {
    module,
    bytes,
    compiler,
    limits: {
      ...(timeout !== undefined && { timeout }),
      ...(maxMemory !== undefined && { maxMemory }),
      ...(fuel !== undefined && { fuel }),
    },
    ticker,
  };
}

async function run(
  module: LoadedModule,
  options: EngineRunOptions & FromHost,
  newService: NewService,
): Promise<RunResult> {
  checkCommand(module.compiled());
  const instance = WasmtimeInstance.make(await prepare(module, options), newService, options);
  let leaks: Leak[] = [];
  let output: Pick<RunResult, "stdout" | "stderr"> = {};
  let exitCode: number;
  try {
    exitCode = instance.start();
  } finally {
    output = instance.output();
    leaks = instance.sweep();
    if (leaks.length > 0) options.onLeak?.(leaks);
  }
  return { exitCode, leaks, ...output };
}

class WasmtimeInstance implements Instance {
  readonly exports: Exports;
  readonly memory: LiveMemory["inside"];

  private constructor(
    private readonly store: Store,
    private readonly service: Service,
    private readonly own: InstanceExports,
  ) {
    if (!own.memory) throw badModule("the module exports no memory named `memory`, which WASI needs");
    this.memory = own.memory.inside;
    this.exports = loaderExports(own, this.memory);
  }

  static make(
    { module, bytes, compiler, limits, ticker }: Prepared,
    newService: NewService,
    options: EngineOptions & FromHost,
  ): WasmtimeInstance {
    const store = new Store(compiler, limits, ticker);
    let service: Service | undefined;
    try {
      const compiled = compiler.compile(bytes, module.name ?? "what was given");
      const made = (service = newService(compiler.api, module, options));
      const exports = instantiate(store, compiled, made.imports, (linker) => made.define?.(store, linker));
      return new WasmtimeInstance(store, made, exports);
    } catch (error) {
      service?.wasi.sweep();
      store.end("it could not be made");
      throw error;
    }
  }

  get direct(): DirectFiles | undefined {
    return this.service.wasi.direct;
  }

  call<T>(work: () => T): T {
    return work();
  }

  initialize(): void {
    this.service.wasi.attach(this.memory);
    const initialize = this.own["_initialize"];
    if (typeof initialize === "function") (initialize as () => void)();
  }

  /** Runs a command, and returns its exit code. */
  start(): number {
    this.service.wasi.attach(this.memory);
    try {
      (this.own["_start"] as () => void)();
    } catch (error) {
      if (error instanceof ExitError) return error.exitCode;
      throw error;
    }
    return 0;
  }

  output(): Pick<RunResult, "stdout" | "stderr"> {
    const { stdout, stderr } = this.service.wasi;
    return { ...(stdout && { stdout }), ...(stderr && { stderr }) };
  }

  leaks(): Leak[] {
    return this.service.wasi.leaks();
  }

  sweep(): Leak[] {
    const leaks = this.service.wasi.sweep();
    this.store.end("it was ended");
    return leaks;
  }
}
