export {
  adopt, adoptOpened, borrowRaw, cloneHandle, closeHandle, dropHandle, endLend, endView, exchangeOwner, isLive,
  isSameDescription, isShared, kindOf, lend, moveOnto, pathOfHandle, rawOf, releaseHandle, viewHandle,
} from "./handle";
export { MisusePolicy, droppedTwice, setMisusePolicy } from "./misuse";
export { Owner, ownerName } from "./owner";
export { cloneShare, dropShare, endShare, isOfGroup, share, sharesOf, takeShared } from "./share";
export { kindName, leakReport, openHandles } from "./report";
