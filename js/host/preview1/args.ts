import { Errno } from "../../shared.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import type { Context } from "./context.js";

type ArgsCalls = Pick<Preview1Functions, "args_get" | "args_sizes_get" | "environ_get" | "environ_sizes_get">;

/** The calls on arguments and environment. */
export function argsCalls(context: Context, args: string[], env: Record<string, string>): ArgsCalls {
  const [argList, envList] = [args, Object.entries(env).map(([name, value]) => `${name}=${value}`)].map((texts) =>
    texts.map((text) => Buffer.from(`${text}\0`)),
  ) as [Buffer[], Buffer[]];

  function sizes(texts: Buffer[], count: number, size: number): Errno {
    context.range(count, 4);
    context.range(size, 4);
    context.guest.view.setUint32(count >>> 0, texts.length, true);
    context.guest.view.setUint32(size >>> 0, totalOf(texts), true);
    return Errno.SUCCESS;
  }

  /** Writes the texts one after the other, and the pointer to each. */
  function texts(all: Buffer[], pointers: number, buf: number): Errno {
    context.range(pointers, all.length * 4);
    context.range(buf, totalOf(all));
    const { view, bytes } = context.guest;
    let at = buf >>> 0;
    for (const [i, text] of all.entries()) {
      view.setUint32((pointers >>> 0) + i * 4, at, true);
      at += text.copy(bytes, at);
    }
    return Errno.SUCCESS;
  }

  return {
    args_sizes_get: (argc, size) => sizes(argList, argc, size),
    args_get: (argv, buf) => texts(argList, argv, buf),
    environ_sizes_get: (count, size) => sizes(envList, count, size),
    environ_get: (environ, buf) => texts(envList, environ, buf),
  };
}

function totalOf(texts: Buffer[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}
