import { OwnedArray, Pipe, drop, openHandles, pipe, socketPair } from "as-io-lifetimes";

const LIVE = 100_000;

export function aHundredThousandPipesAreOpenAtOnce(): void {
  const pipes = new OwnedArray<Pipe>();
  for (let i = 0; i < LIVE; i++) pipes.push(pipe().value);
  assert(openHandles() == 2 * LIVE, "two ends each");
  for (let i = 0; i < LIVE; i++) pipes.at(i).writer.writeString(i.toString()).value;
  const buffer = new Uint8Array(8);
  for (let i = LIVE - 1; i >= 0; i--) {
    const length = pipes.at(i).reader.read(buffer).value;
    assert(String.UTF8.decodeUnsafe(buffer.dataStart, length) == i.toString(), "each has its own bytes");
  }
  drop(pipes);
  assert(openHandles() == 0, "none is left");
}

export function openAndDrop(count: i32): i32 {
  for (let i = 0; i < count; i++) {
    const ends = pipe().value;
    ends.writer.writeString("bytes").value;
    const pair = socketPair().value;
    pair.first.send(new Uint8Array(1)).value;
  }
  return openHandles();
}
