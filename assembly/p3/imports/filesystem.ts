// @trusted: raw calls of WASI 0.3
// wasi:filesystem@0.3.0 as wasm sees it. `self` is a descriptor, borrowed; a path is a pointer to UTF-8 and its bytes; an
// address after the parameters is that of the result, which docs of the WIT describe.

/** `list<tuple<descriptor, string>>` */
// @ts-ignore: decorator
@external("wasi:filesystem/preopens@0.3.0", "get-directories")
export declare function getDirectories(result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[resource-drop]descriptor")
export declare function dropDescriptor(self: i32): void;

/** `tuple<stream<u8>, future<result<_, error-code>>>` */
// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.read-via-stream")
export declare function readViaStream(self: i32, offset: u64, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.write-via-stream")
export declare function writeViaStream(self: i32, stream: i32, offset: u64): i32;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.append-via-stream")
export declare function appendViaStream(self: i32, stream: i32): i32;

/** Reads the `result<_, error-code>` of a stream. */
// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[async-lower][future-read-1][method]descriptor.read-via-stream")
export declare function resultRead(future: i32, at: usize): i32;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[future-drop-readable-1][method]descriptor.read-via-stream")
export declare function resultDrop(future: i32): void;

/** `tuple<stream<directory-entry>, future<result<_, error-code>>>` */
// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.read-directory")
export declare function readDirectory(self: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[async-lower][stream-read-0][method]descriptor.read-directory")
export declare function entriesRead(reader: i32, at: usize, count: u32): i32;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[stream-drop-readable-0][method]descriptor.read-directory")
export declare function entriesDrop(reader: i32): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.advise")
export declare function advise(self: i32, offset: u64, length: u64, advice: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.sync-data")
export declare function syncData(self: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.sync")
export declare function sync(self: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.get-type")
export declare function getType(self: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.set-size")
export declare function setSize(self: i32, size: u64, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.stat")
export declare function stat(self: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.stat-at")
export declare function statAt(self: i32, flags: i32, path: usize, length: usize, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.set-times")
export declare function setTimes(
  self: i32, access: i32, accessSeconds: i64, accessNanoseconds: i32, change: i32,
  changeSeconds: i64, changeNanoseconds: i32, result: usize,
): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.set-times-at")
export declare function setTimesAt(
  self: i32, flags: i32, path: usize, length: usize, access: i32, accessSeconds: i64, accessNanoseconds: i32, change: i32,
  changeSeconds: i64, changeNanoseconds: i32, result: usize,
): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.metadata-hash")
export declare function metadataHash(self: i32, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.metadata-hash-at")
export declare function metadataHashAt(self: i32, flags: i32, path: usize, length: usize, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.create-directory-at")
export declare function createDirectoryAt(self: i32, path: usize, length: usize, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.link-at")
export declare function linkAt(
  self: i32, flags: i32, path: usize, length: usize, target: i32, newPath: usize, newLength: usize, result: usize,
): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.open-at")
export declare function openAt(
  self: i32, flags: i32, path: usize, length: usize, openFlags: i32, descriptorFlags: i32, result: usize,
): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.readlink-at")
export declare function readlinkAt(self: i32, path: usize, length: usize, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.remove-directory-at")
export declare function removeDirectoryAt(self: i32, path: usize, length: usize, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.rename-at")
export declare function renameAt(
  self: i32, path: usize, length: usize, target: i32, newPath: usize, newLength: usize, result: usize,
): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.symlink-at")
export declare function symlinkAt(self: i32, held: usize, heldLength: usize, path: usize, length: usize, result: usize): void;

// @ts-ignore: decorator
@external("wasi:filesystem/types@0.3.0", "[method]descriptor.unlink-file-at")
export declare function unlinkFileAt(self: i32, path: usize, length: usize, result: usize): void;
