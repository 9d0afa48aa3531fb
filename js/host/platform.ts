import { HostError } from "./errors.js";

/** The platform option of every function that runs a guest. */
export interface PlatformOptions {
  /**
   * Runs the guest on a platform where this host hasn't been tested. That is Windows, where none of its promises are
   * verified. Default: false, which fails there with a HostError.
   */
  allowUntestedPlatform?: boolean;
}

/** Fails on a platform where the host hasn't been tested. */
export function checkPlatform({ allowUntestedPlatform = false }: PlatformOptions, platform = process.platform): void {
  if (platform !== "win32" || allowUntestedPlatform === true) return;
  throw new HostError(
    "ERR_IO_LIFETIMES_UNTESTED_PLATFORM",
    "guests aren't run on Windows, where this host has never been tested and a guest may get out of its preopens: use WSL, " +
      "or the option `allowUntestedPlatform`",
  );
}

export const isDeno = "Deno" in globalThis;

/**
 * Whether this is Node itself. Deno and Bun run the host as well, but can't end a thread in which a module loops, and give
 * a process other descriptors than the host does.
 */
export const isNode = !isDeno && process.versions["bun"] === undefined;
