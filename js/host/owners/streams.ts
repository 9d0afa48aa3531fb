import { ReadableStream, WritableStream } from "node:stream/web";
import { Chunk } from "../../shared.js";
import { patiently } from "./patience.js";

/** A descriptor that a stream uses. */
interface Used {
  read(buffer: Uint8Array): number;
  write(buffer: Uint8Array, at: number): number;
}

/** What a stream has of a descriptor: it owns it, or borrows it. */
export interface Hold {
  readonly fd: Used;
  /** Ends it and reports errors of closing, after everything was written. */
  close(): void;
  /** Ends it and ignores errors. */
  drop(): void;
}

/** A stream that reads to the end, and then ends its hold. So do `cancel` and an error. */
export function readableOf({ fd, drop }: Hold): ReadableStream<Uint8Array> {
  let isOver = false;
  const end = () => {
    isOver = true;
    drop();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = new Uint8Array(Chunk.COPY);
        try {
          const count = await patiently(
            () => fd.read(chunk),
            () => isOver,
          );
          if (count === undefined) return;
          if (count > 0) return controller.enqueue(count < chunk.length ? chunk.slice(0, count) : chunk);
        } catch (error) {
          end();
          throw error;
        }
        end();
        controller.close();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

/** A stream that writes texts as UTF-8, and bytes. Its end, `abort` and an error end its hold. */
export function writableOf({ fd, close, drop }: Hold): WritableStream<string | Uint8Array> {
  let isOver = false;
  return new WritableStream<string | Uint8Array>({
    start(controller) {
      // `abort` below is called after a write that waits; Node's types lack the signal.
      const { signal } = controller as unknown as { readonly signal: AbortSignal };
      signal.addEventListener("abort", () => (isOver = true));
    },
    async write(data) {
      const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
      try {
        for (let at = 0; at < bytes.length;) {
          const written = await patiently(
            () => fd.write(bytes, at),
            () => isOver,
          );
          if (written === undefined) return;
          at += written;
        }
      } catch (error) {
        drop();
        throw error;
      }
    },
    close,
    abort: drop,
  });
}
