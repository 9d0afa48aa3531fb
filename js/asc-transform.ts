import { Program } from "assemblyscript";
import { Transform } from "assemblyscript/transform";

/** Where asc writes messages. */
export interface OutputStream {
  write(chunk: string | Uint8Array): void;
}

/** The class that asc's transforms extend, with the members that assemblyscript's typings leave out. */
export const AscTransform = Transform as unknown as abstract new () => {
  readonly program: Program;
  readonly stderr: OutputStream;
};

/** Throws if asc has loaded another copy of its package than the transform, which `what` names. */
export function refuseSecondCopy(program: Program, what: string): void {
  if (program instanceof Program) return;
  throw new Error(
    `as-io-lifetimes: asc and the ${what} load two copies of the package assemblyscript; install it ` +
      "once (`npm ls assemblyscript` shows where)",
  );
}
