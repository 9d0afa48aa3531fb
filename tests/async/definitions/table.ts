// The same operations as in oracle.py, by the classes of our host.

import { ReadableEnd, Shared, WritableEnd, type Kind } from "../host/channel.js";
import { Handles, trapIf } from "../host/handles.js";
import { State, Subtask } from "../host/subtask.js";
import { guestBuffer, type Guest, type ValueType } from "../host/values.js";
import { NO_EVENT, Waitable, WaitableSet } from "../host/waitable.js";

const byte: ValueType<number> = {
  isNumber: true,
  size: 1,
  align: 1,
  load: ({ memory }, at) => memory.getUint8(at),
  store: ({ memory }, at, value) => memory.setUint8(at, value),
};
const bool: ValueType<number> = { ...byte, isNumber: false, load: (guest, at) => Number(byte.load(guest, at) !== 0) };
export const PAYLOADS = [byte, bool];

const MEMORY = 64;

class Instance implements Guest {
  readonly handles = new Handles();
  readonly memory = new DataView(Uint8Array.from({ length: MEMORY }, (_, i) => i).buffer);
  realloc(): number {
    return 0;
  }
}

export interface Operation {
  readonly name: string;
  readonly at: number;
  readonly args: readonly number[];
}

/** Two instances, and the calls that they have made. */
export class World {
  readonly instances = [new Instance(), new Instance()];
  readonly #calls: [start: () => void, end: () => void][] = [];

  /** Does an operation. Returns what the oracle prints, and throws a Trap where that prints "trap". */
  do({ name, at, args }: Operation): string {
    const result = this.#do(this.instances[at]!, name, at, args);
    return result === undefined ? "" : String(typeof result === "number" ? result >>> 0 : result);
  }

  #do(instance: Instance, name: string, at: number, args: readonly number[]): unknown {
    const { handles, memory } = instance;
    const [first = 0, second = 0] = args;
    switch (name) {
      case "set-new":
        return handles.add(new WaitableSet());
      case "set-drop":
        return handles.remove(first, WaitableSet).drop();
      case "join":
        return handles.get(first, Waitable).join(second === 0 ? null : handles.get(second, WaitableSet));
      case "poll":
        return this.#poll(instance, first);
      case "call":
        return this.#call(instance, first, second);
      case "advance":
        this.#calls[first]?.[second]!();
        return 0;
      case "subtask-cancel":
        return handles.get(first, Subtask).cancel(() => {});
      case "subtask-drop":
        return handles.remove(first, Subtask).drop();
      case "memory":
        return Buffer.from(memory.buffer).toString("hex");
      default: {
        const [kind, operation] = [name.slice(0, 6) as Kind, name.slice(7)];
        return this.#channel(instance, at, kind, operation, args);
      }
    }
  }

  #poll({ handles, memory }: Instance, set: number): string {
    const found = handles.get(set, WaitableSet);
    const lowest = <T>(list: readonly T[]) => list.reduce((a, b) => (handles.of(a!) < handles.of(b!) ? a : b));
    const [kind, handle, code] = found.hasEvent ? found.takeEvent(lowest) : NO_EVENT;
    memory.setUint32(56, handle, true);
    memory.setUint32(60, code, true);
    return `${kind} ${Buffer.from(memory.buffer, 56).toString("hex")}`;
  }

  #call(instance: Instance, how: number, pointer: number): number {
    const call = new Subtask(() =>
      call.advance(call.state === State.STARTING ? State.CANCELLED_BEFORE_STARTED : State.CANCELLED_BEFORE_RETURNED),
    );
    const start = () => {
      if (call.state === State.STARTING) call.advance(State.STARTED);
    };
    const end = () => {
      start();
      if (call.isResolved) return;
      byte.store(instance, pointer, 7);
      call.advance(State.RETURNED);
    };
    this.#calls.push([start, end]);
    if (how > 0) start();
    if (how > 1) end();
    if (call.isResolved) {
      call.deliver();
      return call.state;
    }
    call.handle = instance.handles.add(call);
    return call.state | (call.handle << 4);
  }

  #channel(instance: Instance, at: number, kind: Kind, operation: string, args: readonly number[]): unknown {
    const [payload, handle = 0, pointer = 0, count = 0] = args;
    const type = PAYLOADS[payload!]!;
    const { handles } = instance;
    if (operation === "new") {
      const shared = new Shared(kind, type);
      const readable = handles.add(new ReadableEnd(shared));
      return BigInt(readable) | (BigInt(handles.add(new WritableEnd(shared))) << 32n);
    }
    const wanted = /write|writable/.test(operation) ? WritableEnd : ReadableEnd;
    const end = handles.get<ReadableEnd | WritableEnd>(handle, wanted);
    trapIf(end.shared.kind !== kind || end.shared.payload !== type, "an end of another type is used");
    if (operation === "give") {
      const shared = (end as ReadableEnd).lift();
      handles.remove(handle, ReadableEnd);
      return this.instances[1 - at]!.handles.add(new ReadableEnd(shared));
    }
    if (operation.startsWith("cancel")) return end.cancel();
    if (!operation.startsWith("drop"))
      return end.copy(handle, guestBuffer(instance, type, pointer, kind === "future" ? 1 : count));
    handles.remove<ReadableEnd | WritableEnd>(handle, wanted);
    return end.drop();
  }
}
