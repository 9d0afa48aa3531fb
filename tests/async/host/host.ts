// A host of WASI 0.3's Canonical ABI for tests: it runs core modules as asc made them, without a component around them, traps
// where the Canonical ABI traps, and answers as late as it is asked to. `definitions.test.ts` compares it with the Canonical
// ABI's own definitions.

import type { Random } from "../../ownership/fuzz/random.js";
import { ReadableEnd, Shared, WritableEnd, type Kind } from "./channel.js";
import { Handles, Trap, trapIf } from "./handles.js";
import { Resource, State, Subtask } from "./subtask.js";
import { Task } from "./task.js";
import { checkRange, guestBuffer, type Guest, type ValueType } from "./values.js";
import { Waitable, WaitableSet } from "./waitable.js";

/** When the host answers: at once, when the guest has nothing else to do, or at any time. */
export type Pace = "ready" | "late" | "random";

/** What an async import does once its parameters are read. */
export interface Work {
  /** Does it, and calls `done` at the end, with the result. */
  run(done: (result?: unknown) => void): void;
  /** The call was cancelled. */
  abandon?(): void;
}

/** The functions that a world imports. */
export interface Imports {
  /** The types of channels, by the name of the first function that passes one. */
  readonly channels: Readonly<Record<string, readonly [Kind, ValueType]>>;
  readonly sync: Readonly<Record<string, (host: Host, ...args: number[]) => number>>;
  readonly async: Readonly<Record<string, AsyncImport>>;
}

export interface AsyncImport {
  readonly result: ValueType | null;
  start(host: Host, call: Subtask, ...args: number[]): Work;
}

type Core = (...args: number[]) => number | bigint | void;
type Exports = Record<string, Core> & { memory: WebAssembly.Memory };

export class Host implements Guest {
  readonly handles = new Handles();
  readonly #actions: (() => void)[] = [];
  readonly #exports: Exports;
  #current: Task | null = null;
  #view = new DataView(new ArrayBuffer(0));

  constructor(
    module: WebAssembly.Module,
    private readonly imports: Imports,
    public pace: Pace,
    public random: Random,
  ) {
    const functions: Record<string, Record<string, Core>> = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      (functions[from] ??= {})[name] = this.#imported(name);
    }
    const { exports } = new WebAssembly.Instance(module, functions as WebAssembly.Imports);
    this.#exports = exports as unknown as Exports;
    this.#exports["_initialize"]?.();
  }

  get memory(): DataView {
    const { buffer } = this.#exports.memory;
    if (this.#view.buffer !== buffer) this.#view = new DataView(buffer);
    return this.#view;
  }

  realloc(...args: [number, number, number, number]): number {
    return this.#exports["cabi_realloc"]!(...args) as number;
  }

  /** Calls an export that isn't async. */
  call(name: string, ...args: number[]): number {
    return this.#exports[`$${name}`]!(...args) as number;
  }

  /** Calls an async export. */
  start(name: string, ...args: number[]): Task {
    const callback = this.#exports[`$callback$$async_lift$${name}`]!;
    const task: Task = new Task(this.handles, (...event) => this.#as(task, () => callback(...event) as number));
    task.handOver(this.#as(task, () => this.#exports[`$async_lift$${name}`]!(...args) as number));
    return task;
  }

  /** Goes on until all tasks are over. `onTurn` is called before each turn. */
  settle(tasks: readonly Task[], onTurn = () => {}): void {
    while (tasks.some(({ isOver }) => !isOver)) {
      onTurn();
      const ready = tasks.filter(({ isReady }) => isReady);
      const prefersGuest =
        this.pace === "late" || (this.pace === "random" && this.random.chance(0.5)) || this.#actions.length === 0;
      if (ready.length > 0 && prefersGuest) this.#pick(ready).step((list) => this.#pick(list));
      else this.#act(ready);
    }
  }

  /** Does what is left to do when no task is there any more. */
  finish(): void {
    while (this.#actions.length > 0) this.#act([]);
  }

  /** Does something at a time that the pace chooses. */
  soon(action: () => void): void {
    this.#actions.push(action);
  }

  /** As `soon`, or at once where the host is ready. */
  answer(action: () => void): void {
    if (this.pace === "ready" || (this.pace === "random" && this.random.chance(0.3))) action();
    else this.soon(action);
  }

  /** Lends a resource to a call. */
  borrow(handle: number, call: Subtask): number {
    const resource = this.handles.get(handle, Resource);
    call.lend(resource);
    return resource.rep;
  }

  /** Takes a resource over. */
  take(handle: number): number {
    const resource = this.handles.remove(handle, Resource);
    trapIf(resource.lends > 0, "a resource is passed on that is lent");
    return resource.rep;
  }

  #act(ready: readonly Task[]): void {
    const count = this.#actions.length;
    if (count === 0) throw new Trap(`every task waits, and nothing is going to happen (${ready.length} are ready)`);
    const at = this.pace === "ready" ? 0 : this.random.below(count);
    this.#actions.splice(at, 1)[0]!();
  }

  #pick<T>(list: readonly T[]): T {
    return this.pace === "ready" ? list[0]! : this.random.pick(list);
  }

  #as(task: Task, run: () => number): number {
    const before = this.#current;
    this.#current = task;
    try {
      return run();
    } finally {
      this.#current = before;
    }
  }

  /** A function that the module imports. Before it is done, the host does what it likes to do meanwhile. */
  #imported(name: string): Core {
    const core = this.#builtin(name) ?? this.#channel(name) ?? this.#resource(name) ?? this.#function(name);
    return (...args) => {
      if (this.pace === "ready") this.finish();
      while (this.pace === "random" && this.#actions.length > 0 && this.random.chance(0.1)) this.#act([]);
      return core(...args);
    };
  }

  #builtin(name: string): Core | undefined {
    const { handles } = this;
    const event = (at: number, [kind, handle, code]: readonly [number, number, number]) => {
      this.memory.setUint32(at, handle, true);
      this.memory.setUint32(at + 4, code, true);
      return kind;
    };
    const builtins: Record<string, Core> = {
      "[waitable-set-new]": () => handles.add(new WaitableSet()),
      "[waitable-set-drop]": (set) => handles.remove(set!, WaitableSet).drop(),
      "[waitable-join]": (waitable, set) =>
        handles.get(waitable!, Waitable).join(set === 0 ? null : handles.get(set!, WaitableSet)),
      "[waitable-set-wait]": (handle, at) => {
        const set = handles.get(handle!, WaitableSet);
        while (!set.hasEvent) this.#act([]);
        return event(
          at!,
          set.takeEvent((list) => this.#pick(list)),
        );
      },
      "[subtask-cancel]": (handle) =>
        handles.get(handle!, Subtask).cancel((isOver) => {
          while (!isOver()) this.#act([]);
        }),
      "[subtask-drop]": (handle) => handles.remove(handle!, Subtask).drop(),
      "[context-get-0]": () => this.#current!.context,
      "[context-set-0]": (value) => void (this.#current!.context = value!),
      "[task-cancel]": () => this.#current!.confirmCancel(),
    };
    if (name.startsWith("[task-return]")) return (result) => this.#current!.return(result!);
    return builtins[name];
  }

  #channel(name: string): Core | undefined {
    const found = /^(?:\[async-lower\])?\[(stream|future)-([\w-]+)-0\](.+)$/.exec(name);
    if (!found) return undefined;
    const [, , operation, of] = found;
    const [kind, type] = this.imports.channels[of!]!;
    const { handles } = this;
    const end = (handle: number, wanted: typeof ReadableEnd | typeof WritableEnd) => {
      const found = handles.get<ReadableEnd | WritableEnd>(handle, wanted);
      trapIf(found.shared.kind !== kind || found.shared.payload !== type, "an end of another type is used");
      return found;
    };
    const copy = (wanted: typeof ReadableEnd | typeof WritableEnd) => (handle?: number, at?: number, count?: number) =>
      end(handle!, wanted).copy(handle!, guestBuffer(this, type, at!, kind === "future" ? 1 : count!));
    const drop = (wanted: typeof ReadableEnd | typeof WritableEnd) => (handle?: number) => {
      end(handle!, wanted);
      handles.remove<ReadableEnd | WritableEnd>(handle!, wanted).drop();
    };
    const operations: Record<string, Core> = {
      new: () => {
        const shared = new Shared(kind, type);
        const readable = handles.add(new ReadableEnd(shared));
        return BigInt(readable) | (BigInt(handles.add(new WritableEnd(shared))) << 32n);
      },
      read: copy(ReadableEnd),
      write: copy(WritableEnd),
      "cancel-read": (handle) => end(handle!, ReadableEnd).cancel(),
      "cancel-write": (handle) => end(handle!, WritableEnd).cancel(),
      "drop-readable": drop(ReadableEnd),
      "drop-writable": drop(WritableEnd),
    };
    return operations[operation!];
  }

  #resource(name: string): Core | undefined {
    if (name.startsWith("[constructor]")) return (rep) => this.handles.add(new Resource(rep!));
    return name.startsWith("[resource-drop]") ? (handle) => void this.take(handle!) : undefined;
  }

  #function(name: string): Core {
    const of = name.replace("[async-lower]", "");
    if (of === name) return (...args) => this.imports.sync[of]!(this, ...args);
    const { result, start } = this.imports.async[of]!;
    return (...args) => this.#begin(result, args, (call) => start(this, call, ...args));
  }

  /** Starts the call of an async import, now or later. Returns its status. */
  #begin(result: ValueType | null, args: number[], start: (call: Subtask) => Work): number {
    let work: Work | null = null;
    const call = new Subtask(() => {
      if (work === null) call.advance(State.CANCELLED_BEFORE_STARTED);
      else if (this.random.chance(0.8)) {
        call.advance(State.CANCELLED_BEFORE_RETURNED);
        work.abandon?.();
      }
    });
    if (result) checkRange(this, args.at(-1)!, result);
    this.answer(() => {
      if (call.isResolved) return;
      call.advance(State.STARTED);
      work = start(call);
      work.run((value) => {
        if (call.isResolved) return;
        if (result) result.store(this, args.at(-1)!, value);
        call.advance(State.RETURNED);
      });
    });
    if (call.isResolved) {
      call.deliver();
      return State.RETURNED;
    }
    call.handle = this.handles.add(call);
    return call.state | (call.handle << 4);
  }
}
