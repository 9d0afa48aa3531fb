// Preview1 over node:fs, as the specification describes it, for engines whose modules need WASI. The guest's memory
// is all that it knows of the engine.

import { constants, openSync } from "node:fs";
import { Errno, TraceFd } from "../../shared.js";
import type { Observer } from "../../trace/observer.js";
import { badModule, badOption } from "../errors.js";
import { lendSockets } from "../sockets/lent.js";
import { HeldDirectory, withSlash } from "../paths/held.js";
import { diskOf } from "../wasi-common/disk.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Leak } from "../wasi-common/leaks.js";
import type { LinearMemory } from "../wasi-common/memory.js";
import { checkedArgs, checkedEnv, checkedPreopens, type Preopen, type WasiOptions } from "../wasi-common/options.js";
import { Streams } from "../wasi-common/stdio.js";
import type { DirectFiles, FromHost, Wasi } from "../wasi-common/wasi.js";
import { argsCalls } from "./args.js";
import { clockCalls } from "./clock.js";
import { directFiles } from "./direct.js";
import { Context } from "./context.js";
import { OpenDirectory } from "./open-directory.js";
import { StandardStream } from "./standard-stream.js";
import { fdstatCalls } from "./fdstat.js";
import { filestatCalls } from "./filestat.js";
import { openCalls } from "./open.js";
import { OpenSocket } from "./open-socket.js";
import { pathCalls } from "./path.js";
import { pollCalls } from "./poll.js";
import { processCalls } from "./process.js";
import { readWriteCalls } from "./read-write.js";
import { readdirCalls } from "./readdir.js";
import { errnoOfThrown } from "../wasi-common/refusal.js";
import { seekCalls } from "./seek.js";
import { socketCalls } from "./socket.js";
import { openStream } from "./stream.js";
import { syncCalls } from "./sync.js";
import type { Table } from "./table.js";
import { tableCalls } from "./table-calls.js";

/** Preview1 for one instance. */
export class Preview1 implements Wasi {
  readonly imports: Preview1Functions;
  readonly direct: DirectFiles;
  readonly #context: Context;
  readonly #streams: Streams;

  constructor(options: WasiOptions = {}, { observer, waitsForPipes = true }: FromHost = {}) {
    this.#context = new Context(diskOf(options.maxDisk), observer, waitsForPipes);
    const args = checkedArgs(options.args);
    const env = checkedEnv(options.env);
    const preopens = checkedPreopens(options.preopens);
    this.#streams = new Streams(options);
    try {
      this.#openGiven(preopens, options.sockets);
    } catch (error) {
      this.#context.table.sweep();
      throw error;
    }
    const imports = functions(this.#context, args, env);
    this.imports = observer ? reporting(imports, this.#context, observer) : imports;
    this.direct = directFiles(this.#context);
  }

  get stdout(): Uint8Array | undefined {
    return this.#streams.collected("stdout");
  }

  get stderr(): Uint8Array | undefined {
    return this.#streams.collected("stderr");
  }

  /** Whether the guest's writes are counted. For the guard only. */
  get limitsDisk(): boolean {
    return this.#context.disk !== undefined;
  }

  /** The guest's open descriptors. For the guard only. */
  get table(): Table {
    return this.#context.table;
  }

  attach(memory: LinearMemory): void {
    if (this.#context.started) throw badModule("a preview1 serves one instance, and this one already has an instance");
    this.#context.memory = memory;
  }

  leaks(): Leak[] {
    return this.#context.table.leaks();
  }

  sweep(): Leak[] {
    const leaks = this.leaks();
    this.#context.table.sweep();
    return leaks;
  }

  /**
   * Opens the standard streams as 0 to 2, the preopens as 3 and up in their order, and then the sockets: a guest that
   * looks for preopens stops at the first number that isn't one.
   */
  #openGiven(preopens: Preopen[], sockets: WasiOptions["sockets"]): void {
    const { table } = this.#context;
    for (const [fd, stream] of this.#streams.all.entries()) {
      const opened = openStream(stream, fd === 0);
      if (opened) table.put(fd, new StandardStream(opened));
    }
    for (const { name, host, readOnly } of preopens) table.add(openPreopen(name, host, readOnly));
    for (const socket of lendSockets(sockets)) table.add(OpenSocket.given(socket));
  }
}

function openPreopen(name: string, host: string, readOnly: boolean): OpenDirectory {
  let fd: number;
  try {
    fd = openSync(host, constants.O_RDONLY | constants.O_DIRECTORY);
  } catch (cause) {
    throw badOption(`can't preopen ${JSON.stringify(host)} as ${JSON.stringify(name)}: ${(cause as Error).message}`);
  }
  return new OpenDirectory(new HeldDirectory(fd, withSlash(host)), "given", name, readOnly);
}

/** Makes `fd_write` take the reports of the module's handle table. */
function reporting(imports: Preview1Functions, context: Context, observer: Observer): Preview1Functions {
  return {
    ...imports,
    fd_write(fd, iovs, count, nwritten) {
      if (fd !== TraceFd.REPORTS) return imports.fd_write(fd, iovs, count, nwritten);
      const ranges = context.guest.vectors(iovs, count);
      if (Array.isArray(ranges)) observer.report(ranges);
      return Errno.BADF; // as on a host that knows nothing of reports
    },
  };
}

type Call = (...args: never[]) => Errno;

function functions(context: Context, args: string[], env: Record<string, string>): Preview1Functions {
  const hot = readWriteCalls(context);
  const { proc_exit, ...process } = processCalls(context);
  return {
    ...hot,
    proc_exit,
    ...answering({
      ...process,
      ...argsCalls(context, args, env),
      ...clockCalls(context),
      ...fdstatCalls(context),
      ...filestatCalls(context),
      ...openCalls(context),
      ...pathCalls(context),
      ...pollCalls(context),
      ...readdirCalls(context),
      ...seekCalls(context),
      ...socketCalls(context, hot),
      ...syncCalls(context),
      ...tableCalls(context),
    }),
  };
}

/** Makes calls return the errno that they throw. */
function answering<Calls extends Record<string, Call>>(calls: Calls): Calls {
  return Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, answer(call)])) as Calls;
}

function answer(call: Call): Call {
  return (...args) => {
    try {
      return call(...args);
    } catch (error) {
      return errnoOfThrown(error);
    }
  };
}
