export { IoError, ManagedResult, Result } from "./result";
export {
  AsFd, AsFilelike, AsRawFd, AsRawFilelike, AsRawSocketlike, AsReadWriteFd, AsSocketlike, BorrowedFd, BorrowedFilelike,
  BorrowedSocketlike, FilelikeView, FilelikeViewType, IntoFd, IntoFilelike, IntoRawFd, IntoRawFilelike,
  IntoRawSocketlike, IntoSocketlike, OwnedFd, OwnedFilelike, OwnedSocketlike, RawFilelike, RawSocketlike,
  SocketlikeView, SocketlikeViewType,
} from "./fd";
export * from "./io";
export {
  BorrowedReadable, BorrowedWriteable, Dir, Duplex, FdReader, FdWriter, File, OpenOptions, OwnedReadable, OwnedWriteable,
  Socket, fs, process, readHalf, stderr, stdin, stdio, stdout, writeHalf,
} from "./types";
export { BufReader, BufWriter, IntoInner, LineReader, LineWriter, Slice, copy } from "./buffer";
export { Mut, OwnedArray, OwnedMap, Ref, drop, forget, replace, take } from "./own";
export { MisusePolicy, leakReport, openHandles, setMisusePolicy } from "./table";
export {
  Advice, Errno, Fdflags, Filetype, RawFd, Rights, Riflags, Sdflags, Whence, errnoMessage, errnoName,
} from "./wasi";
