export { BorrowedFd } from "./borrowed";
export { OwnedFd } from "./owned";
export {
  BorrowedFilelike, BorrowedSocketlike, OwnedFilelike, OwnedSocketlike, RawFilelike, RawSocketlike,
} from "./portability";
export * from "./traits";
export { FilelikeView, SocketlikeView } from "./view";
