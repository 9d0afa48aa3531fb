import { Dir, File, OwnedFd, BorrowedFd, Errno, read, MisusePolicy, setMisusePolicy, openHandles } from "as-io-lifetimes";
import { endLend, lend } from "as-io-lifetimes/assembly/table";

// The rules that the Canonical ABI has for handles (its table, own and borrow), as they hold here.

const NEVER_GIVEN: usize = 21;

export function handleZeroIsNoHandle(): void {
  refuses(changetype<BorrowedFd>(0));
}

export function droppingHandleZeroTraps(): void {
  changetype<OwnedFd>(0).drop();
}

export function droppingTwiceTraps(): void {
  const file = File.create("a").value;
  file.drop();
  file.drop();
}

export function aHandleThatWasNeverGivenIsRefused(): void {
  File.create("a").value.drop();
  refuses(changetype<BorrowedFd>(NEVER_GIVEN));
  refuses(changetype<BorrowedFd>(0x7fffffff));
  refuses(changetype<BorrowedFd>(0xffffffff));
}

export function droppingAHandleThatWasNeverGivenTraps(): void {
  changetype<OwnedFd>(NEVER_GIVEN).drop();
}

export function droppingAHandleOfAllBitsTraps(): void {
  changetype<OwnedFd>(0xffffffff).drop();
}

export function aRefusedDropLeavesTheOthersAlone(): void {
  setMisusePolicy(MisusePolicy.OFF);
  const a = File.create("a").value;
  changetype<OwnedFd>(NEVER_GIVEN).drop();
  changetype<OwnedFd>(0).drop();
  changetype<OwnedFd>(0xffffffff).drop();
  const b = File.create("b").value, c = File.create("c").value;
  assert(openHandles() == 3, "three handles");
  assert(changetype<usize>(b) != changetype<usize>(a) && changetype<usize>(c) != changetype<usize>(b), "all different");
  assert(a.tell().value == 0 && b.tell().value == 0 && c.tell().value == 0, "all live");
  a.drop();
  b.drop();
  c.drop();
}

export function aDroppedHandleHasNoRawFdAndIsRefused(): void {
  const file = File.create("a").value;
  const borrow = file.asFd();
  assert(borrow.asRawFd() >= 3, "live: a raw fd");
  file.drop();
  assert(borrow.asRawFd() == -1 && file.asRawFd() == -1, "gone: none");
  refuses(borrow);
  refuses(file.asFd());
}

export function droppingAsAnotherTypeTraps(): void {
  changetype<Dir>(changetype<usize>(File.create("a").value)).drop();
}

export function movingAsAnotherTypeTraps(): void {
  changetype<Dir>(changetype<usize>(File.create("a").value)).intoFd();
}

export function aHandleThatMovedCannotMoveAgain(): void {
  const fd = File.create("a").value.intoFd();
  File.fromFd(fd);
  File.fromFd(fd);
}

export function aHandleThatMovedCannotBeDroppedByItsFormerOwner(): void {
  const fd = File.create("a").value.intoFd();
  File.fromFd(fd);
  fd.drop();
}

export function takingBothOfTheSameHandleTraps(): void {
  const fd = File.create("a").value.intoFd();
  takesBoth(fd, fd);
}

export function droppingWhileLentTraps(): void {
  const file = File.create("a").value;
  lend(handleOf(file));
  file.drop();
}

export function closingWhileLentTraps(): void {
  const file = File.create("a").value;
  lend(handleOf(file));
  file.close();
}

export function movingWhileLentTraps(): void {
  const file = File.create("a").value;
  lend(handleOf(file));
  file.intoFd();
}

export function givingTheRawFdAwayWhileLentTraps(): void {
  const file = File.create("a").value;
  lend(handleOf(file));
  file.intoRawFd();
}

export function aLentHandleCanBeUsedAndLentAgain(): void {
  const file = File.create("a").value;
  for (let i = 0; i < 3; i++) assert(lend(handleOf(file)), "it can be lent");
  assert(file.tell().value == 0, "and used");
  for (let i = 0; i < 3; i++) endLend(handleOf(file));
  file.drop();
}

export function eachLendMustEnd(): void {
  const file = File.create("a").value;
  lend(handleOf(file));
  lend(handleOf(file));
  endLend(handleOf(file));
  file.drop();
}

export function aLendThatEndsTwiceTraps(): void {
  const file = File.create("a").value;
  lend(handleOf(file));
  endLend(handleOf(file));
  endLend(handleOf(file));
}

export function aStaleHandleCannotBeLent(): void {
  const file = File.create("a").value;
  file.drop();
  assert(!lend(handleOf(file)), "it is gone");
}

export function usingTheBorrowAfterTheOwnerWasTakenIsRefused(): void {
  const file = File.create("a").value;
  takesThenUses(file, file.asFd());
}

export function aBorrowOfARawFdCannotBeDroppedAsAnOwner(): void {
  changetype<OwnedFd>(changetype<usize>(BorrowedFd.borrowRaw(1))).drop();
}

export function droppingTheSourceOfAViewTraps(): void {
  const file = File.create("a").value;
  file.asFilelikeView<OwnedFd>();
  file.drop();
}

/** For the host: a handle of this instance, and what this instance makes of a handle. */
export function open(number: i32): u32 {
  return handleOf(File.create("f" + number.toString()).value);
}

export function errnoOf(handle: u32): i32 {
  const count = read<BorrowedFd>(changetype<BorrowedFd>(<usize>handle), new Uint8Array(1));
  return count.isErr ? count.error.errno : 0;
}

function takesBoth(one: OwnedFd, other: OwnedFd): void {
  one.drop();
  other.drop();
}

function takesThenUses(file: File, borrow: BorrowedFd): void {
  file.drop();
  refuses(borrow);
}

function handleOf(file: File): u32 {
  return <u32>changetype<usize>(file);
}

function refuses(fd: BorrowedFd): void {
  const count = read<BorrowedFd>(fd, new Uint8Array(1));
  assert(count.isErr && count.error.errno == Errno.BADF, "a handle that isn't live is refused with EBADF");
}
