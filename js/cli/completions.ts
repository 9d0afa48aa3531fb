// Completions for shells. What they offer is read from the help of the commands, which is the one list of options.

import { print, quoted } from "./output.js";
import { UsageError } from "./usage.js";

/** What is known of a command here. */
interface Described {
  readonly summary: string;
  readonly help: string;
}

type Commands = Readonly<Record<string, Described>>;

export const summary = "prints a script that completes command lines in a shell";

export const help = `Usage: io-lifetimes completions bash | zsh | fish

Prints a script that completes commands, options and files. For the running shell:

  bash:  eval "$(io-lifetimes completions bash)"
  zsh:   eval "$(io-lifetimes completions zsh)"    after compinit
  fish:  io-lifetimes completions fish | source

To keep it, put the line into the shell's startup file.`;

export function main(args: string[], commands: Commands): number {
  const [shell, ...rest] = args;
  const write = shell !== undefined && Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
  if (!write || rest.length > 0) throw new UsageError(`expected one shell of ${Object.keys(SHELLS).join(", ")}`);
  print(process.stdout, write(commands));
  return 0;
}

const SHELLS: Record<string, (commands: Commands) => string> = { bash, zsh, fish };

/** An option, as the help of a command lists it. */
interface Option {
  readonly short: string | null;
  readonly long: string;
  /** The name of its value, or null if it takes none. */
  readonly value: string | null;
  readonly text: string;
}

/** Reads the options that a help lists: `  -o, --out FILE   the component`. */
export function optionsIn(text: string): Option[] {
  const found = new Map<string, Option>();
  const lines = text.matchAll(/^ {2}(?:-(\w), )?--([\w-]+)(?:[ =]([A-Z]\S*(?: …)?))?(?: {2,}(.*))?$/gm);
  for (const [, short = null, long = "", value = null, about = ""] of lines)
    if (!found.has(long)) found.set(long, { short, long, value, text: about });
  return [...found.values()];
}

function words(command: Described): string {
  return optionsIn(command.help)
    .flatMap(({ short, long }) => [...(short === null ? [] : [`-${short}`]), `--${long}`])
    .join(" ");
}

function bash(commands: Commands): string {
  const names = Object.keys(commands).join(" ");
  const cases = Object.entries(commands).map(([name, command]) => `    ${name}) words="${words(command)}" ;;`);
  return `# bash completion of io-lifetimes
_io_lifetimes() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "help ${names}" -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
    help) COMPREPLY=($(compgen -W "${names}" -- "$cur")); return ;;
${cases.join("\n")}
  esac
  case "$cur" in -*) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;; esac
}
complete -o default -F _io_lifetimes io-lifetimes
`;
}

function zsh(commands: Commands): string {
  const described = Object.entries(commands).map(([name, { summary: about }]) => `    ${quoted(`${name}:${about}`)}`);
  const specs = ({ help: text }: Described) =>
    optionsIn(text).flatMap(({ short, long, value, text: about }) => {
      const tail = `[${about.replace(/[[\]:\\]/g, "\\$&")}]${value === null ? "" : `:${value.replace(/\W.*/, "")}:_files`}`;
      return [...(short === null ? [] : [`-${short}`]), `--${long}`].map((name) => quoted(name + tail));
    });
  const cases = Object.entries(commands).map(
    ([name, command]) => `    ${name}) _arguments ${[...specs(command), "'*:file:_files'"].join(" ")} ;;`,
  );
  return `#compdef io-lifetimes
_io_lifetimes() {
  local -a commands=(
${described.join("\n")}
    'help:describes a command'
  )
  if (( CURRENT == 2 )) || [[ \${words[2]} == help ]]; then
    _describe command commands
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
compdef _io_lifetimes io-lifetimes
`;
}

function fish(commands: Commands): string {
  const on = (condition: string, rest: string) => `complete -c io-lifetimes -n ${quoted(condition)} ${rest}`;
  const lines = Object.entries(commands).flatMap(([name, command]) => [
    on("__fish_use_subcommand", `-f -a ${name} -d ${quoted(command.summary)}`),
    ...optionsIn(command.help).map(({ short, long, value, text }) => {
      const names = `${short === null ? "" : `-s ${short} `}-l ${long}${value === null ? "" : " -r"}`;
      return on(`__fish_seen_subcommand_from ${name}`, `${names} -d ${quoted(text)}`);
    }),
  ]);
  const help = on("__fish_use_subcommand", "-f -a help -d 'describes a command'");
  const topics = on("__fish_seen_subcommand_from help", `-f -a ${quoted(Object.keys(commands).join(" "))}`);
  return `# fish completion of io-lifetimes\n${[...lines, help, topics].join("\n")}\n`;
}
