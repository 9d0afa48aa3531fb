export { IoError, ManagedResult, Result } from "./result";
export {
  AsFd, AsFilelike, AsRawFd, AsRawFilelike, AsRawSocketlike, AsReadWriteFd, AsSocketlike, BorrowedFd, BorrowedFilelike,
  BorrowedSocketlike, FilelikeView, FilelikeViewType, IntoFd, IntoFilelike, IntoRawFd, IntoRawFilelike,
  IntoRawSocketlike, IntoSocketlike, OwnedFd, OwnedFilelike, OwnedSocketlike, Owning, OwningFilelike, OwningSocketlike,
  RawFilelike, RawSocketlike, SharedFd, SocketlikeView, SocketlikeViewType,
} from "./fd";
export * from "./io";
export {
  AtomicFile, BorrowedReadable, BorrowedWriteable, Dir, Duplex, FdReader, FdWriter, File, OpenOptions, OwnedReadable,
  OwnedWriteable, PipeReader, PipeWriter, RwLock, RwLockReadGuard, RwLockWriteGuard, Socket, Stdio, TempDir, TempFile,
  Walk, WalkEntry, fs, process, readHalf, redirectStdio, stderr, stdin, stdio, stdout, writeHalf,
} from "./owners";
export { Pipe, SocketPair, memoryFile, pipe, socketPair } from "./inside";
export { BufReader, BufWriter, IntoInner, LineReader, LineWriter, Slice, copy } from "./buffer";
export { Mut, OwnedArray, OwnedMap, Ref, drop, forget, replace, take } from "./own";
export { MisusePolicy, leakReport, openHandles, setMisusePolicy } from "./table";
export {
  Advice, Errno, Fdflags, Filetype, RawFd, Rights, Riflags, Sdflags, Whence, errnoMessage, errnoName,
} from "./wasi";
