// A command that does what its first argument says: the guest of the host's tests.

import {
  args_get,
  args_sizes_get,
  environ_get,
  environ_sizes_get,
  fd_close,
  fd_read,
  fd_renumber,
  fd_write,
  path_open,
  path_symlink,
  poll_oneoff,
  proc_exit,
  proc_raise,
  sock_recv,
} from "as-io-lifetimes/assembly/wasi";

const iovec = memory.data(8);
const result = memory.data(16);
const buffer = memory.data(4096);
const subscription = memory.data(48);
const event = memory.data(32);

function strings(sizes: (count: usize, size: usize) => i32, get: (pointers: usize, buffer: usize) => i32): string[] {
  sizes(result, result + 4);
  const count = load<u32>(result);
  const pointers = heap.alloc(count * sizeof<usize>());
  get(pointers, heap.alloc(load<u32>(result + 4)));
  const all: string[] = [];
  for (let i: u32 = 0; i < count; i++) {
    const start = load<usize>(pointers + i * sizeof<usize>());
    let end = start;
    while (load<u8>(end)) end++;
    all.push(String.UTF8.decodeUnsafe(start, end - start));
  }
  return all;
}

function write(fd: i32, text: string): i32 {
  const bytes = String.UTF8.encode(text);
  store<usize>(iovec, changetype<usize>(bytes));
  store<u32>(iovec, bytes.byteLength, 4);
  return fd_write(fd, iovec, 1, result);
}

function say(text: string): void {
  write(1, text + "\n");
}

function open(path: string): i32 {
  const bytes = String.UTF8.encode(path);
  const errno = path_open(3, 1, changetype<usize>(bytes), bytes.byteLength, 0, 2, 0, 0, result);
  return errno ? -errno : load<i32>(result);
}

function read(fd: i32, size: i32 = 4096): string {
  store<usize>(iovec, buffer);
  store<u32>(iovec, size, 4);
  const errno = fd_read(fd, iovec, 1, result);
  return errno ? "errno " + errno.toString() : String.UTF8.decodeUnsafe(buffer, load<u32>(result));
}

function cat(): void {
  store<usize>(iovec, buffer);
  store<u32>(iovec, 4096, 4);
  while (fd_read(0, iovec, 1, result) == 0 && load<u32>(result) > 0) {
    let from = buffer;
    let left = load<u32>(result);
    while (left > 0) {
      store<usize>(iovec, from);
      store<u32>(iovec, left, 4);
      if (fd_write(1, iovec, 1, result) != 0) proc_exit(3);
      from += load<u32>(result);
      left -= load<u32>(result);
    }
    store<usize>(iovec, buffer);
    store<u32>(iovec, 4096, 4);
  }
}

function pollAfterClosing(): void {
  fd_close(0);
  memory.fill(subscription, 0, 48);
  store<u32>(subscription, 1, 16); // the monotonic clock
  store<u64>(subscription, 1_000_000, 24);
  const errno = poll_oneoff(subscription, event, 1, result);
  say("poll " + errno.toString() + " events " + load<u32>(result).toString());
}

function escape(): void {
  const target = String.UTF8.encode("..");
  const path = String.UTF8.encode("way-out");
  path_symlink(changetype<usize>(target), target.byteLength, 3, changetype<usize>(path), path.byteLength);
  say(open("way-out/secret").toString());
}

function deeper(depth: i32): i32 {
  return depth == i32.MAX_VALUE ? 0 : deeper(depth + 1) + depth;
}

function main(): void {
  const args = strings(args_sizes_get, args_get);
  const action = args.length > 1 ? args[1] : "hello";
  const rest = args.slice(2);
  if (action == "hello") say("hello from the guest");
  else if (action == "args") say(args.join("|"));
  else if (action == "env") say(strings(environ_sizes_get, environ_get).join("|"));
  else if (action == "cat") cat();
  else if (action == "read") for (let i = 0; i < rest.length; i++) say(read(open(rest[i])));
  else if (action == "exit") proc_exit(<u32>parseInt(rest[0]));
  else if (action == "leak") for (let i = 0; i < rest.length; i++) open(rest[i]);
  else if (action == "leak-and-exit") {
    open(rest[0]);
    proc_exit(3);
  } else if (action == "leak-and-trap") {
    open(rest[0]);
    unreachable();
  } else if (action == "overflow") {
    open(rest[0]);
    say(deeper(0).toString());
  } else if (action == "close-streams") {
    for (let fd = 0; fd < 3; fd++) fd_close(fd);
    say("nobody hears this");
  } else if (action == "renumber-streams") {
    for (let fd = 0; fd < 3; fd++) fd_renumber(open(rest[0]), fd);
    say("nobody hears this");
  } else if (action == "poll-after-closing") pollAfterClosing();
  else if (action == "raise") say("raise " + proc_raise(<i32>parseInt(rest[0])).toString());
  else if (action == "recv") {
    store<usize>(iovec, buffer);
    store<u32>(iovec, 4096, 4);
    const errno = sock_recv(0, iovec, 1, 0, result, result + 4);
    say("recv " + errno.toString() + " " + (errno ? "" : String.UTF8.decodeUnsafe(buffer, load<u32>(result))));
  } else if (action == "escape") escape();
  else {
    write(2, "no such action\n");
    proc_exit(99);
  }
}

main();
