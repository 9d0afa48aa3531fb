import { AtomicFile, BorrowedFd, BufReader, File, ManagedResult, Mut, OpenOptions, Result, replace } from "as-io-lifetimes";
import { HEAD, LONGEST_KEY, LONGEST_VALUE, TOMBSTONE, checksum, encode } from "./record";

/** Where the record of a key is. */
class Place {
  constructor(readonly offset: u64, readonly length: i32, readonly value: i32) {}
}

/**
 * Values by keys, in a log that only grows: what was set once is on the device before `set` returns. `compact` replaces
 * the log atomically by one without what is out of date.
 */
@owned
export class Store {
  private places: Map<string, Place> = new Map();
  private size: u64 = 0;

  /** Only for `open`. `log` is owned. */
  private constructor(private path: string, private log: File) {}

  /** Opens the store whose log is at a path, or makes it. A last record that a crash left unfinished is cut off. */
  static open(path: string): ManagedResult<Store> {
    const store = new Store(path, openLog(path).orReturn);
    store.readLog().orReturn;
    return ManagedResult.ok<Store>(store);
  }

  get count(): i32 {
    return this.places.size;
  }

  get keys(): string[] {
    return this.places.keys();
  }

  /** Reads the value of a key, or gives null. */
  get(key: string): ManagedResult<Uint8Array | null> {
    if (!this.places.has(key)) return ManagedResult.ok<Uint8Array | null>(null);
    const place = this.places.get(key);
    const record = this.readRecord(place).orReturn;
    return ManagedResult.ok<Uint8Array | null>(record.subarray(place.length - place.value));
  }

  @mut
  set(key: string, value: Uint8Array): Result<void> {
    const record = encode(bytesOf(key), value);
    this.append(record).orReturn;
    this.places.set(key, new Place(this.size - record.length, record.length, value.length));
    return Result.done();
  }

  @mut
  remove(key: string): Result<void> {
    if (!this.places.has(key)) return Result.done();
    this.append(encode(bytesOf(key), null)).orReturn;
    this.places.delete(key);
    return Result.done();
  }

  /** Replaces the log by one that has a single record for each key. On an error the old one stays in use. */
  @mut
  compact(): Result<void> {
    const places = new Map<string, Place>();
    const keys = this.places.keys();
    const next = AtomicFile.create(this.path).orReturn;
    let size: u64 = 0;
    for (let i = 0; i < keys.length; i++) {
      const place = this.places.get(keys[i]);
      next.file.writeAll(this.readRecord(place).orReturn).orReturn;
      places.set(keys[i], new Place(size, place.length, place.value));
      size += place.length;
    }
    next.commit().orReturn;
    const log = openLog(this.path).orReturn;
    const old = replace(this.log, log);
    this.places = places;
    this.size = size;
    return old.close();
  }

  @mut
  private append(record: Uint8Array): Result<void> {
    const written = this.log.writeAll(record);
    const synced = written.isOk ? this.log.datasync() : written;
    if (synced.isErr) this.log.setSize(this.size).ignore(); // no part of the record may stay
    else this.size += record.length;
    return synced;
  }

  private readRecord(place: Place): ManagedResult<Uint8Array> {
    const record = new Uint8Array(place.length);
    for (let at = 0; at < record.length;) at += this.log.readAt(place.offset + at, record, at).orReturn;
    return ManagedResult.ok<Uint8Array>(record);
  }

  /** Finds the places of all records, up to the first that isn't whole. */
  @mut
  private readLog(): Result<void> {
    const reader = new BufReader<BorrowedFd>(this.log.asFd(), 1 << 16);
    let size: u64 = 0;
    for (let record = next(reader).orReturn; record !== null; record = next(reader).orReturn) {
      const head = new DataView(record.buffer);
      const keyLength = head.getUint32(4, true), valueLength = head.getUint32(8, true);
      const key = String.UTF8.decode(record.buffer.slice(HEAD, HEAD + keyLength));
      if (valueLength == TOMBSTONE) this.places.delete(key);
      else this.places.set(key, new Place(size, record.length, valueLength));
      size += record.length;
    }
    this.size = size;
    if (this.log.stat().orReturn.size > size) return this.log.setSize(size);
    return Result.done();
  }
}

/** Reads the next record, or null at the end of what is whole. */
function next(reader: Mut<BufReader<BorrowedFd>>): ManagedResult<Uint8Array | null> {
  const head = new Uint8Array(HEAD);
  if (!fill(reader, head).orReturn) return none();
  const view = new DataView(head.buffer);
  const keyLength = view.getUint32(4, true), valueLength = view.getUint32(8, true);
  const isTombstone = valueLength == TOMBSTONE;
  if (keyLength > LONGEST_KEY || (!isTombstone && valueLength > LONGEST_VALUE)) return none();
  const record = new Uint8Array(HEAD + keyLength + (isTombstone ? 0 : valueLength));
  record.set(head);
  if (!fill(reader, record.subarray(HEAD)).orReturn) return none();
  if (checksum(record, 4) != view.getUint32(0, true)) return none();
  return ManagedResult.ok<Uint8Array | null>(record);
}

/** Fills a buffer. Returns false if the log ends before. */
function fill(reader: Mut<BufReader<BorrowedFd>>, buffer: Uint8Array): Result<bool> {
  const filled = reader.readExact(buffer);
  if (filled.isOk) return Result.ok<bool>(true);
  return filled.error.isUnexpectedEof ? Result.ok<bool>(false) : Result.err<bool>(filled.code);
}

function none(): ManagedResult<Uint8Array | null> {
  return ManagedResult.ok<Uint8Array | null>(null);
}

function openLog(path: string): Result<File> {
  return new OpenOptions().read().append().create().open(path);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(text));
}
