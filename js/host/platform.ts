import { HostError } from "./errors.js";

/** An option of everything that runs a guest. */
export interface PlatformOptions {
  /**
   * Runs the guest on a platform where this host has never been tested, which is Windows: what it promises there is a guess.
   * Default: false, and a HostError there.
   */
  allowUntestedPlatform?: boolean;
}

/** Refuses a platform where the host has never been tested. */
export function checkPlatform({ allowUntestedPlatform = false }: PlatformOptions, platform = process.platform): void {
  if (platform !== "win32" || allowUntestedPlatform === true) return;
  throw new HostError(
    "ERR_IO_LIFETIMES_UNTESTED_PLATFORM",
    "guests aren't run on Windows, where this host has never been tested and a guest may get out of its preopens: use WSL, " +
      "or the option `allowUntestedPlatform`",
  );
}
