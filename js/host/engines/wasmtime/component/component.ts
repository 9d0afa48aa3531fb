// Components on libwasmtime, with WASI 0.2 of its own.

import { checkPlatform, type PlatformOptions } from "../../../platform.js";
import { badModule } from "../../../errors.js";
import { readModule, type BytesSource } from "../../../module.js";
import { checkNames, WASI_OPTIONS, type NamesOf, type WasiOptions } from "../../../wasi-common/options.js";
import { dispose } from "../../../dispose.js";
import { checkLimits, LIMITS, type Limits } from "../../limits.js";
import { loadApi, type Pointer } from "../api.js";
import { Engine } from "../engine.js";
import { Ticker } from "../ticker.js";
import { takeMessage } from "../traps.js";
import { newPointer, pointerIn } from "../vectors.js";
import { EngineWasi } from "../wasi.js";
import { componentApi, type ComponentApi } from "./api.js";
import { Exports, type ComponentExports } from "./exports.js";
import { Memories } from "./memories.js";
import { ComponentStore } from "./store.js";

/** Options of a component. A standard stream is "inherit", "ignore", bytes to read, or "buffer" to write to. */
export interface ComponentOptions extends WasiOptions, Limits, PlatformOptions {}

const OPTIONS = { ...WASI_OPTIONS, ...LIMITS, allowUntestedPlatform: true } satisfies NamesOf<ComponentOptions>;

/** Room for a `wasmtime_component_instance_t` (16 bytes in 50.0). */
const INSTANCE = 64;

/**
 * Instantiates a component on libwasmtime, with WASI 0.2. The instance lives until `end`, the end of a block with
 * `using`, or a trap. There is no choice of engine: V8 only runs core modules.
 *
 * Fails with a HostError for invalid options and components and if libwasmtime isn't installed, and with a LimitError
 * if the component starts with more memory than `maxMemory`.
 */
export async function instantiateComponent(source: BytesSource, options: ComponentOptions = {}): Promise<Component> {
  checkNames(options, OPTIONS, "`instantiateComponent`");
  checkPlatform(options);
  checkLimits({ name: "wasmtime", limits: ["timeout", "maxMemory", "fuel"] }, options);
  const { bytes, subject } = await readModule(source);
  if (bytes[6] !== 1) throw badModule(`${subject} is a core module, no component: use \`instantiate\` for it`);
  const api = componentApi(await loadApi());
  const memories = options.maxMemory === undefined ? undefined : Memories.of(api);
  const engine = Engine.of(api, {
    fuel: options.fuel !== undefined,
    epochs: options.timeout !== undefined,
    more: memories && { name: "memories", set: (config) => memories.install(config) },
  });
  const wasi = new EngineWasi(api, options);
  let component: Pointer;
  try {
    component = compile(engine, api, bytes, subject);
  } catch (error) {
    wasi.end();
    throw error;
  }
  const ticker = options.timeout === undefined ? undefined : await Ticker.use(engine);
  const store = new ComponentStore(engine, options, ticker);
  try {
    const make = () => link(store, component, wasi);
    const instance = memories ? memories.during(store.memory!, make) : make();
    return new Component(store, wasi, new Exports(store, component, instance).all());
  } catch (error) {
    store.end("it could not be made");
    wasi.end();
    throw error;
  } finally {
    api.wasmtime_component_delete(component);
  }
}

function compile(engine: Engine, api: ComponentApi, bytes: Uint8Array, subject: string): Pointer {
  const out = newPointer();
  const error = api.wasmtime_component_new(engine.pointer, bytes, bytes.length, out);
  if (error !== null) throw badModule(`${subject} is no component for wasmtime: ${takeMessage(api, error)}`);
  return pointerIn(out);
}

function link(store: ComponentStore, component: Pointer, wasi: EngineWasi): Buffer {
  const { api } = store;
  const linker = api.wasmtime_component_linker_new(store.engine.pointer);
  try {
    store.must(api.wasmtime_component_linker_add_wasip2(linker));
    store.must(api.wasmtime_context_set_wasi(store.context, wasi.take()));
    const instance = Buffer.alloc(INSTANCE);
    store.enter(() => {
      const error = api.wasmtime_component_linker_instantiate(linker, store.context, component, instance);
      if (error === null || store.hasTrace(error)) return error;
      throw badModule(`the component can't be instantiated: ${takeMessage(api, error)}`);
    });
    return instance;
  } finally {
    api.wasmtime_component_linker_delete(linker);
  }
}

/** A running component. */
export class Component implements Disposable {
  /**
   * Interfaces by their WIT names ("ns:package/interface@1.0.0"). An interface, like the component itself, contains
   * functions and resource classes by their JavaScript names. Values have the same form as in jco: a result that is
   * an error is thrown as a ComponentError. A call moves the owners that it takes; those that it borrows can't be
   * dropped during the call.
   */
  readonly exports: ComponentExports;
  readonly #store: ComponentStore;
  readonly #wasi: EngineWasi;

  /** For `instantiateComponent` only. */
  constructor(store: ComponentStore, wasi: EngineWasi, exports: ComponentExports) {
    this.#store = store;
    this.#wasi = wasi;
    this.exports = exports;
    store.atEnd(() => wasi.end());
  }

  /** The bytes written so far to an output that is "buffer". */
  get stdout(): Uint8Array | undefined {
    return this.#wasi.stdout;
  }

  get stderr(): Uint8Array | undefined {
    return this.#wasi.stderr;
  }

  /** The number of resources that the host owns. */
  get owned(): number {
    return this.#store.resources.size;
  }

  /** Ends the instance: drops all its resources and closes everything that it has open. */
  end(): void {
    this.#store.end("it was ended");
  }

  [dispose](): void {
    this.end();
  }
}
