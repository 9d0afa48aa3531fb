// @trusted: hands descriptors to the host by their handles
import { wait } from "../io/wait";
import { PollRecord } from "../io/poll-record";
import { room } from "./buffer";

/** Polls the `PollRecord`s in the buffer for at most `timeout` nanoseconds. Returns the number that are ready. */
export function io_poll(count: i32, timeout: i64): i32 {
  return wait(room(count * offsetof<PollRecord>()), count, timeout).code;
}
