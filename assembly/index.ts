import * as process from "./wasi/process";
import * as random from "./wasi/random";

export { IoError, ManagedResult, Result, UNEXPECTED_EOF } from "./result";
export {
  AsFd, AsFilelike, AsRawFd, AsRawFilelike, AsRawSocketlike, AsReadWriteFd, AsSocketlike, BorrowedFd, BorrowedFilelike,
  BorrowedSocketlike, FilelikeView, FilelikeViewType, IntoFd, IntoFilelike, IntoRawFd, IntoRawFilelike,
  IntoRawSocketlike, IntoSocketlike, OwnedFd, OwnedFilelike, OwnedSocketlike, Owning, OwningFilelike, OwningSocketlike,
  RawFilelike, RawSocketlike, SharedFd, SocketlikeView, SocketlikeViewType,
} from "./fd";
export * from "./io";
export {
  BorrowedReadable, BorrowedWriteable, Duplex, FdReader, FdWriter, File, OpenOptions, OwnedReadable, OwnedWriteable, Pipe,
  PipeReader, PipeWriter, RwLock, RwLockReadGuard, RwLockWriteGuard, Socket, SocketPair, Stdio, TcpListener, TcpStream,
  UdpSocket, memoryFile, pipe, readHalf, redirectStdio, socketPair, stderr, stdin, stdio, stdout, writeHalf,
} from "./owners";
export { AtomicFile, Dir, TempDir, TempFile, Walk, WalkEntry, fs, path } from "./files";
export { BufReader, BufWriter, Chain, IntoInner, LineReader, LineWriter, Slice, Take, copy } from "./buffer";
export { Mut, OwnedArray, OwnedMap, Ref, drop, forget, replace, take } from "./own";
export { MisusePolicy, leakReport, openHandles, setMisusePolicy } from "./table";
export {
  Advice, Errno, Fdflags, Filetype, RawFd, Rights, Riflags, Sdflags, Whence, errnoMessage, errnoName,
} from "./wasi";
export { Instant, SystemTime } from "./wasi/time";
export { process, random };
