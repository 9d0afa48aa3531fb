// Counts the lines and bytes of a text in each way that there is. bench/rust/lines.rs does the same.
import { BorrowedFd, BufReader, BufWriter, File, copy } from "as-io-lifetimes";

const file = File.open("text").value;
const target = File.create("copy").value;

// @ts-ignore: decorator
@lifetime("static")
function reader(): BufReader<BorrowedFd> {
  file.seek(0);
  return new BufReader<BorrowedFd>(file.asFd());
}

/** The file that all write over. */
// @ts-ignore: decorator
@lifetime("static")
function rewound(): BorrowedFd {
  target.seek(0);
  return target.asFd();
}

/** `Slice` per line, in the reader's buffer. */
export function slices(n: i32): i32 {
  let bytes = 0;
  for (let i = 0; i < n; i++) {
    const lines = reader().lines();
    for (let line = lines.next(); line !== null; line = lines.next()) bytes += line.length;
  }
  return bytes;
}

/** A string per line. */
export function strings(n: i32): i32 {
  let units = 0;
  for (let i = 0; i < n; i++) {
    const lines = reader().lines();
    for (let line = lines.nextString(); line !== null; line = lines.nextString()) units += line.length;
  }
  return units;
}

/** Whole lines, as many as are in the buffer. */
export function blocks(n: i32): i32 {
  let bytes = 0;
  for (let i = 0; i < n; i++) {
    const lines = reader();
    for (let block = lines.readLines(); block !== null; block = lines.readLines()) bytes += block.length;
  }
  return bytes;
}

/** Lines from a reader to a writer. */
export function written(n: i32): i32 {
  let bytes = 0;
  for (let i = 0; i < n; i++) {
    const lines = reader(), writer = new BufWriter<BorrowedFd>(rewound());
    for (let line = lines.readLine(); line !== null; line = lines.readLine()) {
      writer.writeSlice(line).value;
      bytes += line.length;
    }
    writer.flush().value;
  }
  return bytes;
}

/** Short texts to a writer. */
export function texts(n: i32): i32 {
  for (let i = 0; i < n; i++) {
    const writer = new BufWriter<BorrowedFd>(rewound());
    for (let k = 0; k < 100_000; k++) writer.writeString("a line of text of some length\n").value;
    writer.flush().value;
  }
  return n;
}

/** All from a file to another. */
export function copied(n: i32): i32 {
  for (let i = 0; i < n; i++) {
    file.seek(0);
    if (copy(file, rewound()).isErr) unreachable();
  }
  return n;
}
