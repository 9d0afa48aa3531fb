export {
  adopt, adoptOpened, borrowRaw, cloneHandle, closeHandle, dropHandle, endLend, endView, exchangeOwner, isKnown,
  isLive, isShared, kindOf, lend, moveOnto, pathOfHandle, rawOf, releaseHandle, viewHandle,
} from "./handle";
export { MisusePolicy, setMisusePolicy } from "./misuse";
export { Owner, ownerName } from "./owner";
export { kindName, leakReport, openHandles } from "./report";
