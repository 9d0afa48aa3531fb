// @trusted: raw calls of WASI 0.3
// wasi:clocks@0.3.0 and wasi:random@0.3.0 as wasm sees them. An address after the parameters is that of the result.

// @ts-ignore: decorator
@external("wasi:clocks/monotonic-clock@0.3.0", "now")
export declare function monotonicNow(): u64;

// @ts-ignore: decorator
@external("wasi:clocks/monotonic-clock@0.3.0", "get-resolution")
export declare function monotonicResolution(): u64;

/** Begins to wait. Returns the state of the call, with a subtask unless it has ended. */
// @ts-ignore: decorator
@external("wasi:clocks/monotonic-clock@0.3.0", "[async-lower]wait-for")
export declare function waitForAsync(nanoseconds: u64): i32;

/** Seconds (s64), and nanoseconds (u32) 8 bytes behind. */
// @ts-ignore: decorator
@external("wasi:clocks/system-clock@0.3.0", "now")
export declare function systemNow(result: usize): void;

// @ts-ignore: decorator
@external("wasi:clocks/system-clock@0.3.0", "get-resolution")
export declare function systemResolution(): u64;

/** `list<u8>`, which may be shorter. */
// @ts-ignore: decorator
@external("wasi:random/random@0.3.0", "get-random-bytes")
export declare function getRandomBytes(length: u64, result: usize): void;
