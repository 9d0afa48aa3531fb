// @trusted: an owner is a handle of the table
export { Duplex, stdio } from "./duplex";
export { BorrowedReadable, FdReader, OwnedReadable, readHalf } from "./fd-reader";
export { BorrowedWriteable, FdWriter, OwnedWriteable, writeHalf } from "./fd-writer";
export { File } from "./file";
export { memoryFile } from "./memory-file";
export { OpenOptions } from "./options";
export { Pipe, pipe } from "./pipe";
export { PipeReader } from "./pipe-reader";
export { PipeWriter } from "./pipe-writer";
export { RwLock, RwLockReadGuard, RwLockWriteGuard } from "./rw-lock";
export { Socket, Socket as TcpListener, Socket as TcpStream } from "./socket";
export { SocketPair, socketPair } from "./socket-pair";
export { UdpSocket } from "./udp-socket";
export { Stdio, redirectStdio, stderr, stdin, stdout } from "./stdio";
