// asc and tsc both compile this file, so it uses nothing that only one of them knows.

/** What a poll waits for, and what it found. The numbers are those of POSIX on Linux. */
export enum PollFlags {
  /** Reading doesn't block: there is data, a connection, or the end. */
  IN = 1 << 0,
  /** Writing doesn't block. */
  OUT = 1 << 2,
  /** An error occurred, which the next read or write returns. Reported without being asked for. */
  ERR = 1 << 3,
  /**
   * The other side has closed. Data may be left to read; some hosts report this only after it was read. Reported without
   * being asked for.
   */
  HUP = 1 << 4,
  /** The descriptor is closed. Reported without being asked for. */
  NVAL = 1 << 5,
}
