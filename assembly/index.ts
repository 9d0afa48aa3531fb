export { IoError, ManagedResult, Result } from "./result";
export {
  AsFd, AsFilelike, AsRawFd, AsRawFilelike, AsRawSocketlike, AsSocketlike, BorrowedFd, BorrowedFilelike,
  BorrowedSocketlike, FilelikeView, FilelikeViewType, IntoFd, IntoFilelike, IntoRawFd, IntoRawFilelike,
  IntoRawSocketlike, IntoSocketlike, OwnedFd, OwnedFilelike, OwnedSocketlike, RawFilelike, RawSocketlike,
  SharedFd, SocketlikeView, SocketlikeViewType,
} from "./fd";
export * from "./io";
export {
  AtomicFile, Dir, File, OpenOptions, PipeReader, PipeWriter, RwLock, RwLockReadGuard, RwLockWriteGuard, Socket, Stdio,
  TempDir, TempFile, Walk, WalkEntry, fs, process, redirectStdio, stderr, stdin, stdout,
} from "./types";
export { Pipe, SocketPair, memoryFile, pipe, socketPair } from "./pipes";
export { Mut, OwnedArray, OwnedMap, Ref, drop, forget, replace, take } from "./own";
export { MisusePolicy, leakReport, openHandles, setMisusePolicy } from "./table";
export {
  Advice, Errno, Fdflags, Filetype, RawFd, Rights, Riflags, Sdflags, Whence, errnoMessage, errnoName,
} from "./wasi";
