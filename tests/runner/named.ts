// A uvu that skips tests whose names don't contain the text in IO_LIFETIMES_TEST_NAME.

import * as uvu from "uvu";

const wanted = process.env["IO_LIFETIMES_TEST_NAME"]!;

export const suite: typeof uvu.suite = (name, state) => named(uvu.suite(name, state));
export const test = named(uvu.test);
export const exec = uvu.exec;

function named<T>(suite: uvu.Test<T>): uvu.Test<T> {
  const add: (...args: Parameters<uvu.Test<T>>) => void = (name, handler) => {
    if (name.includes(wanted)) suite(name, handler);
  };
  return Object.assign(add, suite);
}
