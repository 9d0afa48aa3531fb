// @trusted: passes raw descriptors to WASI
export { DirEntry, ReadDir, readDir } from "./dir";
export { FdRights, filetype, flags, isTerminal, rights, setAppend, setFlags, setNonblocking, setRights } from "./flags";
export { countGiven, takeGiven } from "./given";
export { Datagram, lookup } from "./net";
export { SocketAddr } from "./socket-addr";
export { PollFd, poll, sleep } from "./poll";
export { Duration, PollFlags } from "./poll-record";
export { PollEvent, PollSet } from "./poll-set";
export {
  read, readAt, readAtUnchecked, readUnchecked, readVectored, readVectoredAt, write, writeAt, writeAtUnchecked,
  writeUnchecked, writeVectored, writeVectoredAt,
} from "./read-write";
export { renumber } from "./renumber";
export { sameFd } from "./same";
export { seek, tell } from "./seek";
export { Received, accept, recv, recvUnchecked, send, sendUnchecked, shutdown, wasTruncated } from "./socket";
export { Stat, Time, setSize, setTimes, stat } from "./stat";
export { advise, allocate, datasync, sync } from "./sync";
export { readExact, readToEnd, readToString, writeAll, writeAllUnchecked, writeString } from "./whole";
