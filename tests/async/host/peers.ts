// What the host does at its end of a stream or a future.

import { CopyResult, ReadableEnd, Shared } from "./channel.js";
import type { Host } from "./host.js";
import { hostBuffer, type ValueType } from "./values.js";

/** Takes the readable end of a stream or a future over from the guest. */
export function receive(host: Host, handle: number): Shared {
  const shared = host.handles.get(handle, ReadableEnd).lift();
  host.handles.remove(handle, ReadableEnd);
  return shared;
}

/** How many elements the host asks for, or offers, at a time. */
function chunk(host: Host, most: number): number {
  if (host.pace === "ready") return most;
  return host.random.chance(0.1) ? 0 : 1 + host.random.below(most);
}

/** Reads up to `limit` elements, in any chunks, and drops the end. */
export function readSome(host: Host, shared: Shared, limit: number, done: (values: unknown[]) => void): void {
  const all: unknown[] = [];
  const read = () => {
    if (shared.isDropped || all.length === limit) return finish();
    const buffer = hostBuffer(chunk(host, Math.min(limit - all.length, 8)));
    const goOn = () => {
      all.push(...buffer.values.splice(0));
      host.soon(read);
    };
    shared.copy({
      way: "read",
      buffer,
      onCopy(reclaim) {
        reclaim();
        goOn();
      },
      onDone(result) {
        if (result === CopyResult.COMPLETED) return goOn();
        all.push(...buffer.values);
        finish();
      },
    });
  };
  const finish = () => {
    shared.drop();
    done(all);
  };
  host.answer(read);
}

/** Offers elements, in any chunks, and ends the stream. Returns the readable end for the guest. */
export function offer(host: Host, type: ValueType, values: readonly unknown[]): number {
  const shared = new Shared("stream", type);
  let at = 0;
  const write = () => {
    if (at === values.length) return shared.drop();
    const count = Math.min(chunk(host, 8), values.length - at);
    const buffer = hostBuffer(count, values.slice(at, at + count));
    const goOn = () => {
      at += buffer.progress;
      host.answer(write);
    };
    shared.copy({
      way: "write",
      buffer,
      onCopy(reclaim) {
        reclaim();
        host.soon(() => goOn());
      },
      onDone(result) {
        if (result === CopyResult.COMPLETED) host.soon(() => goOn());
      },
    });
  };
  host.answer(write);
  return host.handles.add(new ReadableEnd(shared));
}

/** Gives a value later. Returns the readable end of its future for the guest. */
export function promise(host: Host, type: ValueType, value: unknown): number {
  const shared = new Shared("future", type);
  const write = () => shared.copy({ way: "write", buffer: hostBuffer(1, [value]), onCopy() {}, onDone() {} });
  host.answer(write);
  return host.handles.add(new ReadableEnd(shared));
}

/** Reads the value of a future. */
export function readValue(host: Host, shared: Shared, done: (value: unknown) => void): void {
  const buffer = hostBuffer(1);
  const read = () => shared.copy({ way: "read", buffer, onCopy() {}, onDone: () => done(buffer.values[0]) });
  host.answer(read);
}
