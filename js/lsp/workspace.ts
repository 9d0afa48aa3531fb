import { basename, dirname } from "node:path";
import type { Diagnostic as LspDiagnostic } from "vscode-languageserver";
import type { Diagnostic } from "../transform/report/diagnostic.js";
import type { Checkers } from "./checker.js";
import { Checks } from "./checks.js";
import { toLsp } from "./convert.js";
import type { Outcome } from "./job.js";
import { configOf, isInPackage, programsOf, projectOf, standalone, type Program } from "./projects.js";
import type { Uris } from "./uris.js";

/** What a workspace asks of the client. */
export interface Client {
  publish(uri: string, diagnostics: LspDiagnostic[]): void;
  /** Shows a message. */
  say(text: string): void;
  /** Shows that a check runs, until it is done. */
  progress(title: string): { done(): void };
}

/** The open files, the programs that they belong to, and the diagnostics that the client has. */
export class Workspace {
  readonly #checks: Checks;
  readonly #open = new Map<string, string>();
  /** The programs of each project. */
  readonly #projects = new Map<string, readonly Program[]>();
  /** Programs of open files that no program of their project reaches. */
  readonly #alone = new Map<string, string>();
  /** The files with diagnostics at the client. */
  #published = new Map<string, string>();
  readonly #said = new Set<string>();
  #version = 0;
  #target: string | null = null;

  constructor(
    private readonly client: Client,
    private readonly uris: Uris,
    checkers: Checkers,
    pause: number,
  ) {
    this.#checks = new Checks(
      checkers,
      {
        buffers: () => this.#open,
        version: () => this.#version,
        begins: ({ baseDir, args }) => client.progress([basename(baseDir), ...args].join(" ")),
        changed: () => this.#changed(),
      },
      pause,
    );
  }

  /** A file is open with this text, or has changed to it. */
  update(path: string, text: string): void {
    const isNew = !this.#open.has(path);
    this.#open.set(path, text);
    this.#version++;
    if (isInPackage(path)) return;
    const baseDir = projectOf(path);
    if (baseDir === null) return this.#withoutProject(path);
    if (isNew) this.#addProject(baseDir);
    this.#due([path]);
    if (isNew) this.#addAlone();
  }

  close(path: string): void {
    this.#open.delete(path);
    this.#version++;
    const key = this.#alone.get(path);
    if (key !== undefined) this.#checks.remove(key);
    this.#alone.delete(path);
    this.#due([path]);
    this.#publish();
  }

  /** Files have changed on the disk. */
  changedOnDisk(paths: readonly string[]): void {
    this.#version++;
    const configs = paths.filter((path) => /^(?:asconfig.*|package)\.json$/.test(basename(path)));
    for (const baseDir of this.#projects.keys())
      if (configs.some((path) => dirname(path) === baseDir)) this.#addProject(baseDir);
    for (const path of configs.length > 0 ? this.#open.keys() : []) {
      const baseDir = projectOf(path);
      if (baseDir !== null && !isInPackage(path) && !this.#projects.has(baseDir)) this.#addProject(baseDir);
    }
    this.#due(paths);
  }

  setTarget(target: string | null): void {
    if (target === this.#target) return;
    this.#target = target;
    this.#version++;
    for (const baseDir of this.#projects.keys()) this.#addProject(baseDir);
  }

  /** Resolves when everything that is open has been checked as it is. */
  settled(): Promise<void> {
    return this.#checks.settled();
  }

  /** Returns the programs that reach a file, when everything has been checked as it is. */
  async programsWith(path: string): Promise<Program[]> {
    await this.#checks.settled();
    return this.#checks.all.flatMap(({ program, outcome }) => (outcome?.files.includes(path) ? [program] : []));
  }

  /** Returns the diagnostics of a file, each with the outcome that it belongs to. */
  diagnosticsIn(path: string): { diagnostic: Diagnostic; outcome: Outcome }[] {
    const seen = new Set<string>();
    return this.#outcomes().flatMap((outcome) =>
      outcome.diagnostics.flatMap((diagnostic) => {
        const { place } = diagnostic;
        const key = JSON.stringify(diagnostic);
        if (!place || outcome.paths.get(place.file) !== path || seen.has(key)) return [];
        seen.add(key);
        return [{ diagnostic, outcome }];
      }),
    );
  }

  #outcomes(): Outcome[] {
    return this.#checks.all.flatMap(({ outcome }) => outcome ?? []);
  }

  #withoutProject(path: string): void {
    this.#say(
      `${basename(path)} isn't checked: there is no asconfig.json beside it or above it. ` +
        'Write one with { "extends": "as-io-lifetimes/asconfig.json", "entries": ["your-file.ts"] }',
    );
  }

  /** Says something once. */
  #say(text: string): void {
    if (this.#said.has(text)) return;
    this.#said.add(text);
    this.client.say(text);
  }

  /** Adds the programs of a project, and removes those that it no longer has. */
  #addProject(baseDir: string): void {
    const programs = programsOf(baseDir, this.#target);
    for (const { key } of this.#projects.get(baseDir) ?? [])
      if (!programs.some((each) => each.key === key)) this.#checks.remove(key);
    this.#projects.set(baseDir, programs);
    for (const program of programs) this.#checks.add(program);
  }

  /** The programs of the files' projects are due, and those that reach the files from other projects. */
  #due(paths: readonly string[]): void {
    const bases = new Set(paths.map(projectOf));
    const reaching = this.#checks.all.filter(({ outcome }) => paths.some((path) => outcome?.files.includes(path)));
    const keys = new Set(reaching.map(({ program }) => program.key));
    this.#checks.due(({ key, baseDir }) => bases.has(baseDir) || keys.has(key));
  }

  #changed(): void {
    this.#addAlone();
    this.#publish();
    for (const { program, outcome } of this.#checks.all)
      if (outcome?.failure) this.#say(`${configOf(program.baseDir)}: ${outcome.failure}`);
  }

  /** Adds programs for open files that no program of their project reaches. */
  #addAlone(): void {
    for (const [path, text] of this.#open) {
      const baseDir = isInPackage(path) || this.#alone.has(path) ? null : projectOf(path);
      if (baseDir === null) continue;
      const ofProject = this.#checks.all.filter(({ program }) => program.baseDir === baseDir);
      if (ofProject.some(({ outcome }) => outcome === null || outcome.failure !== null)) continue;
      const files = ofProject.flatMap(({ outcome }) => outcome!.files);
      if (files.includes(path)) continue;
      const program = standalone(path, text, baseDir, files, this.#target);
      if (!program) continue;
      this.#alone.set(path, program.key);
      this.#checks.add(program);
    }
  }

  /** Publishes the diagnostics of the files for which they have changed. */
  #publish(): void {
    const byPath = new Map<string, LspDiagnostic[]>();
    const add = (path: string, diagnostic: LspDiagnostic) =>
      byPath.set(path, [...(byPath.get(path) ?? []), diagnostic]);
    for (const { program, outcome } of this.#checks.all) {
      const config = configOf(program.baseDir);
      if (outcome?.failure)
        add(
          config,
          toLsp(failureOf(outcome.failure), () => ""),
        );
      for (const diagnostic of outcome?.diagnostics ?? [])
        add(
          (diagnostic.place && outcome!.paths.get(diagnostic.place.file)) ?? config,
          toLsp(diagnostic, (file) => this.uris.of(outcome!.paths.get(file)!)),
        );
    }
    const before = this.#published;
    this.#published = new Map();
    for (const [path, diagnostics] of byPath) {
      const distinct = [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
      const text = JSON.stringify(distinct);
      this.#published.set(path, text);
      if (before.get(path) !== text) this.client.publish(this.uris.of(path), distinct);
    }
    for (const path of before.keys()) if (!byPath.has(path)) this.client.publish(this.uris.of(path), []);
  }
}

function failureOf(message: string): Diagnostic {
  return { code: "asc", severity: "error", message, place: null, label: "", related: [], help: null, suggestions: [] };
}
