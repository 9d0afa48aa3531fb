import { Errno } from "../../shared.js";
import { refuse } from "../wasi-common/refusal.js";

const here: NodeJS.Platform = process.platform;

/** The names that Windows takes for devices, in every directory and with every extension. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])[ .]*(\.|:|$)/i;

/** Characters that no name of Windows has; `\` separates names there, and `:` names a drive or a stream of a file. */
const NO_NAME = /[\u0000-\u001f"*/:<>?\\|]/;

/**
 * Refuses a component of a path that the system would not take for one name in its directory. "." and ".." aren't names.
 * Windows ignores dots and spaces at the end of a name, so that "..  " would be "..".
 */
export function checkName(name: string, platform = here): void {
  if (platform === "win32" && (NO_NAME.test(name) || /[. ]$/.test(name) || DEVICE.test(name))) refuse(Errno.INVAL);
}

/** Returns whether a path leads out of every directory, as an absolute path does. */
export function isAbsolute(path: string, platform = here): boolean {
  return path.startsWith("/") || (platform === "win32" && /^([a-z]:|\\)/i.test(path));
}
