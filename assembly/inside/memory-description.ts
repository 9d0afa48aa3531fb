// @trusted: descriptions live in the table, not in variables
import { Errno } from "../shared/errno";
import { hasMemory } from "../wasi/memory";
import { Fdflags, Filetype, Rights, Whence } from "../wasi/types";
import { VirtualFile, newInode, now } from "../table";
import { totalOf, vectorAt } from "./vectors";

/** The largest size of a file: what asc's memory manager allocates in one piece. */
// @ts-ignore: decorator
@inline const MOST: u64 = (1 << 30) - 64;

// @ts-ignore: decorator
@inline const RIGHTS: u64 =
  Rights.FD_READ | Rights.FD_WRITE | Rights.FD_SEEK | Rights.FD_TELL | Rights.FD_SYNC | Rights.FD_DATASYNC |
  Rights.FD_ADVISE | Rights.FD_ALLOCATE | Rights.FD_FDSTAT_SET_FLAGS | Rights.FD_FILESTAT_GET |
  Rights.FD_FILESTAT_SET_SIZE | Rights.FD_FILESTAT_SET_TIMES | Rights.POLL_FD_READWRITE;

/** A file in the module's memory, open for reading and writing. It ends with its last owner. */
export class MemoryFile extends VirtualFile {
  private bytes: usize = 0;
  private allocated: u32 = 0;
  private length: u32 = 0;
  private position: u64 = 0;

  constructor() {
    super(Filetype.REGULAR_FILE, "memory file", newInode(), RIGHTS);
  }

  end(): void {
    if (this.bytes) heap.free(this.bytes);
    this.bytes = 0;
    this.allocated = this.length = 0;
  }

  read(iovs: usize, count: i32, nread: usize): i32 {
    const errno = this.pread(iovs, count, this.position, nread);
    this.position += load<u32>(nread);
    return errno;
  }

  write(iovs: usize, count: i32, nwritten: usize): i32 {
    const at: u64 = this.flags & Fdflags.APPEND ? this.length : this.position;
    const errno = this.put(iovs, count, at, nwritten);
    if (!errno) this.position = at + load<u32>(nwritten);
    return errno;
  }

  pread(iovs: usize, count: i32, offset: u64, nread: usize): i32 {
    let at = <u32>min<u64>(offset, this.length);
    const start = at;
    for (let i = 0; i < count && at < this.length; i++) {
      const vector = vectorAt(iovs, i);
      const length = min(vector.buf_len, this.length - at);
      memory.copy(vector.buf, this.bytes + at, length);
      at += length;
    }
    store<u32>(nread, at - start);
    return Errno.SUCCESS;
  }

  /** As on Linux, a file with APPEND ignores the offset. */
  pwrite(iovs: usize, count: i32, offset: u64, nwritten: usize): i32 {
    return this.put(iovs, count, this.flags & Fdflags.APPEND ? this.length : offset, nwritten);
  }

  seek(offset: i64, whence: Whence, place: usize): i32 {
    if (<i32>whence < Whence.SET || <i32>whence > Whence.END) return Errno.INVAL;
    const from: i64 = whence == Whence.SET ? 0 : whence == Whence.CUR ? this.position : this.length;
    const to = from + offset;
    if (offset > 0 && to < from) return Errno.OVERFLOW;
    if (to < 0) return Errno.INVAL;
    this.position = to;
    store<u64>(place, to);
    return Errno.SUCCESS;
  }

  setSize(size: u64): i32 {
    if (size > MOST) return Errno.FBIG;
    if (size > this.length) {
      if (!this.extend(<u32>size)) return Errno.NOSPC;
    } else this.length = <u32>size;
    this.modified = this.changed = now();
    return Errno.SUCCESS;
  }

  allocate(offset: u64, length: u64): i32 {
    if (!length) return Errno.INVAL;
    if (length > MOST || offset > MOST - length) return Errno.FBIG;
    const end = offset + length;
    return end > this.length ? this.setSize(end) : Errno.SUCCESS;
  }

  advise(): i32 {
    return Errno.SUCCESS;
  }

  sync(): i32 {
    return Errno.SUCCESS;
  }

  get size(): u64 {
    return this.length;
  }

  get readable(): i32 {
    return this.position < this.length ? <i32>(this.length - this.position) : 0;
  }

  private put(iovs: usize, count: i32, offset: u64, nwritten: usize): i32 {
    const total = totalOf(iovs, count);
    if (total > MOST || offset > MOST - total) return Errno.FBIG;
    store<u32>(nwritten, <u32>total);
    if (!total) return Errno.SUCCESS;
    let at = <u32>offset;
    if (at + <u32>total > this.length && !this.extend(at + <u32>total)) return Errno.NOSPC;
    for (let i = 0; i < count; i++) {
      const vector = vectorAt(iovs, i);
      memory.copy(this.bytes + at, vector.buf, vector.buf_len);
      at += vector.buf_len;
    }
    this.modified = this.changed = now();
    return Errno.SUCCESS;
  }

  /** Makes the file longer and fills it up with zeros. False if there is no memory for it. */
  private extend(length: u32): bool {
    if (length > this.allocated) {
      let size = <u32>min<u64>(max<u64>(length, max<u64>(<u64>this.allocated << 1, 256)), MOST);
      if (!hasMemory(size)) size = length;
      if (!hasMemory(size)) return false;
      const grown = heap.alloc(size);
      memory.copy(grown, this.bytes, this.length);
      if (this.bytes) heap.free(this.bytes);
      this.bytes = grown;
      this.allocated = size;
    }
    memory.fill(this.bytes + this.length, 0, length - this.length);
    this.length = length;
    return true;
  }
}
