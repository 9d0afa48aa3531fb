// @trusted: hands descriptors to the host by their handles
import { wait } from "../io/wait";
import { PollRecord } from "../io/poll-record";
import { room } from "./buffer";

/** Waits for the `PollRecord`s in the buffer, `timeout` nanoseconds at the most. Gives the number of those that are ready. */
export function io_poll(count: i32, timeout: i64): i32 {
  return wait(room(count * offsetof<PollRecord>()), count, timeout).code;
}
