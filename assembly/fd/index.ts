export { BorrowedFd, BorrowedFilelike, BorrowedSocketlike } from "./borrowed";
export { OwnedFd, OwnedFilelike, OwnedSocketlike } from "./owned";
export { Owning, OwningFilelike, OwningSocketlike } from "./owning";
export { SharedFd } from "./shared";
export * from "./traits";
export { FilelikeView, SocketlikeView } from "./view";

// Said once, where nothing else would say it: without the transform nothing is dropped automatically.
if (!isDefined(IO_LIFETIMES_TRANSFORM) && !isDefined(IO_LIFETIMES_UNCHECKED)) {
  WARNING("as-io-lifetimes is used without its ownership transform: nothing is checked, and what isn't closed\
 leaks. Extend as-io-lifetimes/asconfig.json, or as-io-lifetimes/asconfig.unchecked.json where that is meant");
}
