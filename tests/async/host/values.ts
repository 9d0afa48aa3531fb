// How values stand in an instance's memory.

import type { Buffer, Payload } from "./channel.js";
import { trapIf } from "./handles.js";

/** A core instance that the host runs. */
export interface Guest {
  readonly memory: DataView;
  readonly realloc: (old: number, oldSize: number, align: number, size: number) => number;
}

/** A type of WIT. */
export interface ValueType<T = unknown> extends Payload {
  readonly size: number;
  readonly align: number;
  load(guest: Guest, at: number): T;
  store(guest: Guest, at: number, value: T): void;
}

export const u32: ValueType<number> = {
  isNumber: true,
  size: 4,
  align: 4,
  load: ({ memory }, at) => memory.getUint32(at, true),
  store: ({ memory }, at, value) => memory.setUint32(at, value, true),
};

export function loadText({ memory }: Guest, at: number, size: number): string {
  trapIf(at + size > memory.byteLength, "a string goes beyond memory");
  return new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(memory.buffer, at, size));
}

export const text: ValueType<string> = {
  isNumber: false,
  size: 8,
  align: 4,
  load: (guest, at) => loadText(guest, guest.memory.getUint32(at, true), guest.memory.getUint32(at + 4, true)),
  store(guest, at, value) {
    const bytes = new TextEncoder().encode(value);
    const place = guest.realloc(0, 0, 1, bytes.length);
    new Uint8Array(guest.memory.buffer, place, bytes.length).set(bytes);
    guest.memory.setUint32(at, place, true);
    guest.memory.setUint32(at + 4, bytes.length, true);
  },
};

/** Checks memory that a value or the elements of a stream are passed in. */
export function checkRange({ memory }: Guest, at: number, { align, size }: ValueType, count = 1): void {
  trapIf(count >= 2 ** 28, "a copy of too many elements");
  if (count > 0)
    trapIf(at % align !== 0 || at + count * size > memory.byteLength, "memory isn't aligned, or too short");
}

/** A part of an instance's memory that a copy reads or writes. */
export function guestBuffer(guest: Guest, type: ValueType, at: number, length: number): Buffer {
  checkRange(guest, at, type, length);
  return {
    instance: guest,
    length,
    progress: 0,
    take(count) {
      const values = Array.from({ length: count }, (_, i) => type.load(guest, at + (this.progress + i) * type.size));
      this.progress += count;
      return values;
    },
    put(values) {
      for (const value of values) type.store(guest, at + this.progress++ * type.size, value);
    },
  };
}

/** Values of the host that a copy takes from, or takes up. */
export function hostBuffer(length: number, values: unknown[] = []): Buffer & { readonly values: unknown[] } {
  return {
    instance: null,
    length,
    progress: 0,
    values,
    take(count) {
      this.progress += count;
      return values.splice(0, count);
    },
    put(more) {
      this.progress += more.length;
      values.push(...more);
    },
  };
}
