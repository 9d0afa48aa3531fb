// @trusted: makes and ends handles
export {
  fd_advise, fd_allocate, fd_datasync, fd_fdstat_get, fd_fdstat_set_flags, fd_fdstat_set_rights, fd_filestat_get,
  fd_filestat_set_size, fd_filestat_set_times, fd_pread, fd_pwrite, fd_read, fd_readdir, fd_seek, fd_sync, fd_tell,
  fd_write, sock_accept, sock_recv, sock_send, sock_shutdown, virtualFile,
} from "./calls";
export {
  adopt, adoptOpened, adoptVirtual, borrowRaw, cloneHandle, closeHandle, dropHandle, endLend, endView, exchangeOwner, isKnown,
  isLive, isSameDescription, isShared, kindOf, lend, moveOnto, pathOfHandle, rawOf, releaseHandle, viewHandle,
} from "./handle";
export { isVirtual } from "./description";
export { MisusePolicy, droppedTwice, setMisusePolicy } from "./misuse";
export { Owner, ownerName } from "../shared/owner";
export { cloneShare, dropShare, endShare, isOfGroup, share, sharesOf, takeShared } from "./share";
export { leakReport, openHandles } from "./report";
export { exchangeStream, streamHandle } from "./stdio";
export { onPoll } from "./trace";
export { VirtualFile, newInode, now } from "./virtual";
