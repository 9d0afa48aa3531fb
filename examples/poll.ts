// Waits for two things at once, a line on standard input and the time: who says nothing for a while is asked, and after
// three times the program gives up. The argument is for how many milliseconds it waits.
import { Duration, PollFlags, PollSet, process, read, stdin, stdout, writeString } from "as-io-lifetimes";

const INPUT = 1;

function say(text: string): void {
  writeString(stdout(), text).expect("somebody listens");
}

/** Answers the whole lines in a text, and gives what is left of it. */
function answer(text: string): string {
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
    say("you said: " + text.substring(0, end) + "\n> ");
    text = text.substring(end + 1);
  }
  return text;
}

function main(): void {
  const args = process.args();
  const patience = (args.length > 1 ? <i64>parseInt(args[1]) : 5000) * Duration.MILLISECOND;

  // The set borrows what is in it. A file of ours couldn't be closed from here on, as long as the set is used.
  const set = new PollSet();
  set.add(stdin(), INPUT, PollFlags.IN).expect("the key is new");

  const buffer = new Uint8Array(256);
  let text = "";
  say("> ");
  for (let silent = 0; silent < 3; ) {
    const ready = set.wait(patience).expect("standard input can be waited for");
    if (!ready) {
      silent++;
      say("still there? ");
      continue;
    }
    const count = read(stdin(), buffer).expect("it is ready");
    if (!count) break; // the end
    silent = 0;
    text = answer(text + String.UTF8.decodeUnsafe(buffer.dataStart, count));
  }
  say("bye\n");
}

main();
