// What the host offers to the random programs.

import { offer, promise, readSome, readValue, receive } from "../host/peers.js";
import type { AsyncImport, Host, Imports, Work } from "../host/host.js";
import { Resource } from "../host/subtask.js";
import { loadText, text, u32 } from "../host/values.js";
import { mix, textOf, wordsOf } from "./functions.js";

export const imports: Imports = {
  channels: {
    numbers: ["stream", u32],
    words: ["stream", text],
    later: ["future", text],
    "later-number": ["future", u32],
  },
  sync: {
    numbers: (host, count, seed) =>
      offer(
        host,
        u32,
        Array.from({ length: count! }, (_, i) => mix(seed! >>> 0, i)),
      ),
    words: (host, count) => offer(host, text, wordsOf(count!)),
    later: (host, at, size) => promise(host, text, loadText(host, at!, size!)),
    "later-number": (host, of) => promise(host, u32, of!),
  },
  async: {
    pause: { result: u32, start: (host, _, n) => later(host, () => mix(n!, 7)) },
    text: {
      result: text,
      start(host, _, at, size) {
        const of = loadText(host, at!, size!);
        return later(host, () => textOf(of));
      },
    },
    number: {
      result: u32,
      start(host, call, thing) {
        const rep = host.borrow(thing!, call);
        return later(host, () => mix(rep, 5));
      },
    },
    pass: {
      result: u32,
      start(host, _, thing) {
        const rep = host.take(thing!);
        return later(host, () => host.handles.add(new Resource(rep)));
      },
    },
    sum: { result: u32, start: reading((values) => (values as number[]).reduce(mix, 0)) },
    "join-words": { result: text, start: reading((values) => values.join("/")) },
    value: {
      result: text,
      start(host, _, future) {
        const shared = receive(host, future!);
        return {
          run: (done) => readValue(host, shared, (value) => done(textOf(value as string))),
          abandon: () => shared.drop(),
        };
      },
    },
    "wait-for": { result: null, start: (host) => later(host, () => {}) },
  },
};

/** Computes a result, now or later. */
function later(host: Host, compute: () => unknown): Work {
  let isOver = false;
  return {
    run: (done) => host.answer(() => isOver || done(compute())),
    abandon: () => void (isOver = true),
  };
}

/** Reads some elements of a stream, and computes the result from them. */
function reading(compute: (values: unknown[]) => unknown): AsyncImport["start"] {
  return (host, _, stream, limit) => {
    const shared = receive(host, stream!);
    return {
      run: (done) => readSome(host, shared, limit!, (values) => done(compute(values))),
      abandon: () => shared.drop(),
    };
  };
}
