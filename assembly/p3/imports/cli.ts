// @trusted: raw calls of WASI 0.3
// wasi:cli@0.3.0 as wasm sees it, and the builtins for `stream<u8>`, which serve every stream of bytes: standard error is
// what each program may write to, so they cost no other import. An address after the parameters is that of the result.

/** `tuple<stream<u8>, future<result<_, error-code>>>` */
// @ts-ignore: decorator
@external("wasi:cli/stdin@0.3.0", "read-via-stream")
export declare function stdinReadViaStream(result: usize): void;

// @ts-ignore: decorator
@external("wasi:cli/stdout@0.3.0", "write-via-stream")
export declare function stdoutWriteViaStream(stream: i32): i32;

// @ts-ignore: decorator
@external("wasi:cli/stderr@0.3.0", "write-via-stream")
export declare function stderrWriteViaStream(stream: i32): i32;

/** The readable end in the lower half, the writable one in the upper. */
// @ts-ignore: decorator
@external("wasi:cli/stderr@0.3.0", "[stream-new-0]write-via-stream")
export declare function bytesNew(): i64;

// @ts-ignore: decorator
@external("wasi:cli/stderr@0.3.0", "[async-lower][stream-read-0]write-via-stream")
export declare function bytesRead(reader: i32, at: usize, length: u32): i32;

// @ts-ignore: decorator
@external("wasi:cli/stderr@0.3.0", "[async-lower][stream-write-0]write-via-stream")
export declare function bytesWrite(writer: i32, at: usize, length: u32): i32;

// @ts-ignore: decorator
@external("wasi:cli/stderr@0.3.0", "[stream-cancel-read-0]write-via-stream")
export declare function bytesCancelRead(reader: i32): i32;

// @ts-ignore: decorator
@external("wasi:cli/stderr@0.3.0", "[stream-drop-readable-0]write-via-stream")
export declare function bytesDropReader(reader: i32): void;

// @ts-ignore: decorator
@external("wasi:cli/stderr@0.3.0", "[stream-drop-writable-0]write-via-stream")
export declare function bytesDropWriter(writer: i32): void;

/** Reads the `result<_, error-code>` of a standard stream. */
// @ts-ignore: decorator
@external("wasi:cli/stderr@0.3.0", "[async-lower][future-read-1]write-via-stream")
export declare function cliResultRead(future: i32, at: usize): i32;

// @ts-ignore: decorator
@external("wasi:cli/stderr@0.3.0", "[future-drop-readable-1]write-via-stream")
export declare function cliResultDrop(future: i32): void;

/** `list<string>` */
// @ts-ignore: decorator
@external("wasi:cli/environment@0.3.0", "get-arguments")
export declare function getArguments(result: usize): void;

/** `list<tuple<string, string>>` */
// @ts-ignore: decorator
@external("wasi:cli/environment@0.3.0", "get-environment")
export declare function getEnvironment(result: usize): void;

/** 0 for success, 1 for failure. Doesn't return. */
// @ts-ignore: decorator
@external("wasi:cli/exit@0.3.0", "exit")
export declare function exit(status: i32): void;

// @ts-ignore: decorator
@external("wasi:cli/exit@0.3.0", "exit-with-code")
export declare function exitWithCode(code: i32): void;

/** Whether standard input is a terminal (u8), and its handle (i32) 4 bytes behind. */
// @ts-ignore: decorator
@external("wasi:cli/terminal-stdin@0.3.0", "get-terminal-stdin")
export declare function getTerminalStdin(result: usize): void;

// @ts-ignore: decorator
@external("wasi:cli/terminal-stdout@0.3.0", "get-terminal-stdout")
export declare function getTerminalStdout(result: usize): void;

// @ts-ignore: decorator
@external("wasi:cli/terminal-stderr@0.3.0", "get-terminal-stderr")
export declare function getTerminalStderr(result: usize): void;

// @ts-ignore: decorator
@external("wasi:cli/terminal-input@0.3.0", "[resource-drop]terminal-input")
export declare function dropTerminalInput(terminal: i32): void;

// @ts-ignore: decorator
@external("wasi:cli/terminal-output@0.3.0", "[resource-drop]terminal-output")
export declare function dropTerminalOutput(terminal: i32): void;
