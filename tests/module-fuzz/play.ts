import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExitError, HostError, instantiate, LimitError, run, TrapError, type EngineName } from "../../js/host/index.js";
import { readInterface } from "../../js/wasm/interface.js";
import { Random } from "../ownership/fuzz/random.js";
import { randomModule } from "./generate.js";

/** What isn't a result, an ExitError, a TrapError, a HostError or a LimitError. */
interface Fault {
  readonly seed: number;
  readonly how: "run" | "instantiate" | "call" | "realm";
  readonly error: string;
}

export interface Played {
  readonly faults: Fault[];
  /** How many ended in which way. */
  readonly outcomes: Map<string, number>;
}

const EXPECTED = [ExitError, TrapError, HostError, LimitError];
/** What a guest must never change. */
const SHARED = [Object, Function, Array, String, Promise, Map, Uint8Array, WebAssembly.Memory, WebAssembly.Instance];

/** Runs and instantiates random modules on an engine. */
export async function playModules(engine: EngineName, seed: number, count: number): Promise<Played> {
  const scratch = mkdtempSync(join(tmpdir(), "io-lifetimes-modules-"));
  const before = realm();
  const played: Played = { faults: [], outcomes: new Map() };
  try {
    for (let one = seed; one < seed + count; one++) {
      const directory = join(scratch, String(one));
      mkdirSync(directory);
      await play(engine, one, directory, played);
      rmSync(directory, { recursive: true, force: true });
      if (realm() !== before)
        played.faults.push({ seed: one, how: "realm", error: "an object of JavaScript was changed" });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return played;
}

async function play(engine: EngineName, seed: number, directory: string, played: Played): Promise<void> {
  const random = new Random(seed);
  const entry = random.pick(["_start", "_initialize"] as const);
  const module = randomModule(random, entry);
  const options = {
    engine,
    preopens: { ".": directory },
    stdin: "ignore",
    stdout: "ignore",
    stderr: "ignore",
    maxDisk: 1 << 20,
  } as const;
  // Without a name of its own a module of bytes needs arguments.
  const limits = engine !== "node:wasi" && random.chance(0.02) ? { timeout: 5000, maxMemory: 1 << 26 } : {};
  if (entry === "_start" || random.chance(0.05))
    await watched("run", () => run(module, { ...options, args: ["module"], ...limits }));
  if (entry === "_start" && random.chance(0.95)) return;
  await watched("instantiate", async () => {
    using host = await instantiate({ ...options, module });
    const { exports } = readInterface(module);
    for (const { name, type } of exports)
      if (type?.params.length === 0)
        await watched("call", () => (host.exports[name] as (() => unknown) | undefined)?.());
  });

  async function watched(how: Fault["how"], work: () => unknown): Promise<void> {
    let outcome = "result";
    try {
      await work();
    } catch (error) {
      outcome = (error as Error | undefined)?.constructor.name ?? String(error);
      if (!EXPECTED.some((type) => error instanceof type))
        played.faults.push({ seed, how, error: `${(error as Error).stack ?? String(error)}` });
    }
    const key = `${how}: ${outcome}`;
    played.outcomes.set(key, (played.outcomes.get(key) ?? 0) + 1);
  }
}

/** The names that the objects of JavaScript have, as a text. */
function realm(): string {
  return SHARED.map(
    (type) => `${Reflect.ownKeys(type).map(String)} ${Reflect.ownKeys(type.prototype).map(String)}`,
  ).join("\n");
}
