import { borrowRaw } from "../table";
import { BorrowedFd } from "../fd";
import { borrow } from "../io/raw";

/** Standard input. It is the process's: borrowed, and never closed. */
// @ts-ignore: decorator
@lifetime("static")
export function stdin(): BorrowedFd {
  return borrow(borrowRaw(0));
}

/** Standard output. It is the process's: borrowed, and never closed. */
// @ts-ignore: decorator
@lifetime("static")
export function stdout(): BorrowedFd {
  return borrow(borrowRaw(1));
}

/** Standard error. It is the process's: borrowed, and never closed. */
// @ts-ignore: decorator
@lifetime("static")
export function stderr(): BorrowedFd {
  return borrow(borrowRaw(2));
}
