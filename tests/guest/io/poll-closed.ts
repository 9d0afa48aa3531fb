// Compiled without the transform, which would refuse to close what is borrowed.
import { File, OwnedArray, PollFd, PollFlags, PollSet, poll } from "as-io-lifetimes";
import { fd_close } from "as-io-lifetimes/assembly/wasi";

export function aClosedFileIsNVALAlsoWhereItsNumberIsAnothersNow(): void {
  const file = File.create("a").value;
  const fds = new OwnedArray<PollFd>(), set = new PollSet();
  fds.push(new PollFd(file.asFd(), PollFlags.IN));
  set.add(file.asFd(), 1, PollFlags.IN).value;
  const raw = file.asRawFd();
  file.close().value;
  let other = File.create("b").value;
  while (other.asRawFd() != raw) {
    other.close().value;
    other = File.create("b").value;
  }
  assert(poll(fds).value == 1 && fds[0].revents == PollFlags.NVAL);
  assert(set.wait().value == 1 && set.next()!.revents == PollFlags.NVAL);
  other.close().value;
}

export function aFileThatIsClosedBehindTheTableIsNVAL(): void {
  const file = File.create("a").value;
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(file.asFd(), PollFlags.OUT));
  assert(poll(fds).value == 1 && fds[0].revents == PollFlags.OUT);
  fd_close(file.asRawFd());
  assert(poll(fds).value == 1 && fds[0].revents == PollFlags.NVAL);
  file.drop();
}
