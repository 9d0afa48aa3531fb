// Polling, compiled with the transform.
import {
  BorrowedFd, Dir, Duration, Errno, File, OwnedArray, PollFd, PollFlags, PollSet, Ref, drop, poll, sleep, stdin, stdout,
} from "as-io-lifetimes";
import { monotonic } from "as-io-lifetimes/assembly/wasi/std";

const BOTH: PollFlags = <PollFlags>(PollFlags.IN | PollFlags.OUT);

function five(): File {
  const file = File.create("five").value;
  file.writeString("hello").value;
  return file;
}

export function filesAndDirectoriesAreAlwaysReady(): void {
  const file = five(), dir = Dir.open(".").value;
  file.seek(2);
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(file.asFd(), BOTH));
  fds.push(new PollFd(file.asFd(), PollFlags.OUT));
  fds.push(new PollFd(dir.asFd(), PollFlags.IN));
  assert(poll(fds).value == 3, "without a timeout");
  assert(fds[0].revents == BOTH && fds[0].bytes == 3, "a file, in both directions");
  assert(fds[1].revents == PollFlags.OUT, "only what is asked for");
  assert(fds[2].revents == PollFlags.IN && fds[2].bytes == 0, "a directory");
  file.seek(7);
  assert(poll(fds, 0).value == 3 && fds[0].revents == BOTH && fds[0].bytes == 0, "behind its end as well");
}

export function allThatAreReadyAreTold(): void {
  const file = five();
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(stdin(), PollFlags.IN));
  fds.push(new PollFd(file.asFd(), PollFlags.IN));
  fds.push(new PollFd(stdout(), PollFlags.OUT));
  fds.push(new PollFd(stdin(), PollFlags.IN));
  assert(poll(fds, Duration.SECOND).value == 4);
  assert(fds[0].revents & PollFlags.IN && fds[3].revents & PollFlags.IN, "the same descriptor twice");
  assert(fds[1].revents == PollFlags.IN && fds[2].revents == PollFlags.OUT);
}

export function entriesWithoutADescriptorArePassedOver(): void {
  const file = five();
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(null, BOTH));
  fds.push(new PollFd(file.asFd(), PollFlags.IN));
  assert(fds[0].asFd() === null);
  assert(poll(fds).value == 1 && !fds[0].revents && fds[1].revents == PollFlags.IN);
}

export function whatIsNotOpenIsNVAL(): void {
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(BorrowedFd.borrowRaw(99), PollFlags.IN));
  fds.push(new PollFd(BorrowedFd.borrowRaw(98), BOTH));
  assert(poll(fds).value == 2 && fds[0].revents == PollFlags.NVAL && fds[1].revents == PollFlags.NVAL);
}

export function entriesThatAskForNothingWaitForNothing(): void {
  const file = five();
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(file.asFd(), <PollFlags>0));
  fds.push(new PollFd(stdin(), <PollFlags>0));
  assert(poll(fds, Duration.MILLISECOND).value == 0);
  assert(poll(fds).error.errno == Errno.INVAL);
}

export function anEmptyListSleepsAndMustHaveATimeout(): void {
  const fds = new OwnedArray<PollFd>();
  const start = monotonic();
  assert(poll(fds, 20 * Duration.MILLISECOND).value == 0);
  assert(monotonic() - start >= 20 * Duration.MILLISECOND);
  assert(poll(fds, 0).value == 0);
  const text = "poll: invalid argument (inval): nothing is waited for, and without a timeout that is for ever";
  assert(poll(fds).error.toString() == text);
  assert(sleep(Duration.FOREVER).error.toString() == text);
}

export function aSleepTakesItsTime(): void {
  const start = monotonic();
  for (let i = 0; i < 10; i++) sleep(1500 * Duration.MICROSECOND).value;
  assert(monotonic() - start >= 15 * Duration.MILLISECOND);
  sleep(0).value;
}

export function anEntryCanGetAnotherDescriptorAndBeCopied(): void {
  const one = five(), two = File.create("two").value;
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(one.asFd(), PollFlags.IN));
  assert(poll(fds).value == 1 && fds[0].bytes == 0);
  fds.atMut(0).setFd(two.asFd());
  assert(rawOf(fds[0]) == two.asRawFd());
  one.seek(0);
  fds.atMut(0).setFd(one.asFd());
  assert(poll(fds).value == 1 && fds[0].bytes == 5);
  {
    const copy = fds[0].clone();
    assert(copy.revents == PollFlags.IN && copy.bytes == 5);
    assert(copy.events == PollFlags.IN && rawOf(copy) == one.asRawFd());
    copy.clearRevents();
    assert(!copy.revents && copy.bytes == 0 && fds[0].revents == PollFlags.IN);
  }
  fds.atMut(0).setFd(null);
  assert(poll(fds, 0).value == 0 && !fds[0].revents);
}

function rawOf(entry: Ref<PollFd>): i32 {
  const fd = entry.asFd();
  return fd === null ? -1 : fd.asRawFd();
}

export function aSetTellsWhatIsReadyByItsKey(): void {
  const one = five(), two = File.create("two").value;
  one.seek(1);
  const set = new PollSet();
  assert(set.size == 0 && set.next() === null);
  set.add(one.asFd(), -7, PollFlags.IN).value;
  set.add(two.asFd(), 3, BOTH).value;
  set.add(one.asFd(), 4, PollFlags.OUT).value;
  assert(set.size == 3 && set.wait().value == 3);
  let event = set.next()!;
  assert(event.key == -7 && event.revents == PollFlags.IN && event.bytes == 4);
  event = set.next()!;
  assert(event.key == 3 && event.revents == BOTH);
  event = set.next()!;
  assert(event.key == 4 && event.revents == PollFlags.OUT && set.next() === null);
  assert(set.wait(0).value == 3 && set.next()!.key == -7, "and again from the first");
}

export function aSetChanges(): void {
  const file = five();
  const set = new PollSet();
  for (let key = 0; key < 20; key++) set.add(file.asFd(), key, PollFlags.IN).value;
  assert(set.add(file.asFd(), 19, PollFlags.IN).error.errno == Errno.EXIST && set.size == 20);
  for (let key = 0; key < 18; key++) set.remove(key).value;
  assert(set.remove(5).error.errno == Errno.NOENT && set.modify(5, PollFlags.IN).error.errno == Errno.NOENT);
  set.modify(18, PollFlags.OUT).value;
  assert(set.size == 2 && set.wait().value == 2);
  for (let event = set.next(); event !== null; event = set.next()) {
    assert(event.key == 18 ? event.revents == PollFlags.OUT : event.key == 19 && event.revents == PollFlags.IN);
  }
  set.remove(18).value;
  set.remove(19).value;
  assert(set.size == 0 && set.wait().error.errno == Errno.INVAL && set.wait(0).value == 0);
  set.add(file.asFd(), 5, PollFlags.IN).value;
  assert(set.wait().value == 1 && set.next()!.key == 5);
}

export function whatIsReadyCanBeTakenOutAsItIsTold(): void {
  const file = five();
  for (let odd = 0; odd < 2; odd++) {
    const set = new PollSet();
    for (let key = 0; key < 9; key++) set.add(file.asFd(), key, PollFlags.IN).value;
    assert(set.wait().value == 9);
    let told = 0;
    for (let event = set.next(); event !== null; event = set.next()) {
      assert(!(told & (1 << event.key)), "each is told once");
      told |= 1 << event.key;
      if ((event.key & 1) == odd) set.remove(event.key).value;
      if (event.key == 1) set.remove(8).isOk;
    }
    assert((told | (1 << 8)) == 0x1ff, "but for the one that was taken out before");
    set.wait().value;
    for (let event = set.next(); event !== null; event = set.next()) assert((event.key & 1) != odd && event.key != 8);
  }
}

export function aFileCanBeClosedOnceTheSetHasGone(): void {
  const file = five();
  const set = new PollSet();
  set.add(file.asFd(), 0, PollFlags.IN).value;
  assert(set.wait().value == 1);
  drop(set);
  file.close().value;
}

export function thousandsAreWaitedFor(): void {
  const file = five();
  const fds = new OwnedArray<PollFd>();
  for (let i = 0; i < 5000; i++) fds.push(new PollFd(i & 1 ? file.asFd() : stdout(), PollFlags.OUT));
  assert(poll(fds).value == 5000);
}
