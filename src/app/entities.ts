import { describeTarget } from '../core/anchor/describe';
import {
  accepting,
  merged,
  rejecting,
  retyped,
  split,
  withAlias,
  withMark,
  withRecord,
  type NamedEntity,
  type RecordChange,
  type Scope,
} from '../core/entity/correctionChanges';
import { noCorrections, type Corrections } from '../core/entity/corrections';
import { parseCorrections, serialiseCorrections, type ParsedCorrections } from '../core/entity/correctionsCodec';
import { applyCorrectionStep, reversedStep, stepBetween, type CorrectionStep } from '../core/entity/correctionStep';
import type { EntityType } from '../core/entity/entity';
import { entityId } from '../core/entity/entityKey';
import { readWikidata } from '../core/entity/wikidata';
import { toModelText } from '../core/text/modelText';
import type { TextRange } from '../core/text/textRange';
import { correctionsFile } from './correctionFiles';
import type { Corpus } from './corpus';
import { Emitter } from './emitter';
import { pathIn } from './folderPath';
import type { FileFailure, FileId, FileStore } from './ports';
import { SerialQueue } from './serialQueue';
import { UnderWay } from './underWay';

/**
 * The outcome of a change. `done`: `entity` is the id that counts afterwards. `unchanged`: it is said already. `notUnderstood`: what was typed
 * or selected means nothing here. `refused`: the file could not be read and was left alone. `failed`: it could not be written, and
 * holds what it held before. `gone`: all of it was changed elsewhere in the meantime.
 */
export type EntityChangeResult =
  | { readonly kind: 'done'; readonly entity: string }
  | { readonly kind: 'unchanged' | 'notUnderstood' | 'gone' }
  | { readonly kind: 'refused'; readonly file: FileId; readonly state: Exclude<ParsedCorrections, { kind: 'ok' }> }
  | { readonly kind: 'failed'; readonly file: FileId; readonly failure: FileFailure };

/** What changes of entities need besides the corpus. */
export interface EntityPorts {
  readonly files: FileStore;
  /** Waits before the next attempt while somebody else writes. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** What is marked: words of an article, as an entity that is known or as a new one. */
export interface MarkedWords {
  readonly article: FileId;
  /** What the editor shows, any line ends. */
  readonly text: string;
  /** UTF-16 code units over the model text of {@link text}; white space at its ends does not count. */
  readonly range: TextRange;
  /** The id of an entity, or the type of a new one with the marked words as its name. */
  readonly entity: string | { readonly type: EntityType };
}

/** What a change makes of the corrections of a folder; undefined where it means nothing. */
type Change = (corrections: Corrections) => Changed | undefined;

/** The same of a change that may be one of a single article. */
type ScopedChange = (corrections: Corrections, scope: Scope) => Changed | undefined;

interface Changed {
  readonly corrections: Corrections;
  readonly entity: string;
  /** Whether nothing is said any more, and there is to be no file. */
  readonly isGone?: boolean;
}

/** What can be undone. */
interface Done {
  readonly folder: FileId;
  readonly step: CorrectionStep;
  /** Whether there was no file before. */
  readonly isFirst: boolean;
}

/** How often a write is tried again on the newest file when somebody else wrote in between. */
const attempts = 30;

/** The longest pause before another attempt, in milliseconds; the first ones are shorter. */
const longestPause = 100;

/** How many changes can be undone. */
const undoableSteps = 100;

/**
 * Has a person say what the entities are. Each change is made on the file as it is on disk at that moment, one at a time for each folder,
 * so that what another window or git wrote in between stays; each is one step to undo. Articles are never changed.
 *
 * Of several folders the one of the article is written, else the one that says something of the entity, else the first.
 */
export class Entities {
  readonly #corpus: Corpus;
  readonly #ports: EntityPorts;
  readonly #queue = new SerialQueue<FileId>();
  readonly #undoable: Done[] = [];
  /** Changes under way: what is undone next is the last of them, not one before. */
  readonly #underWay = new UnderWay();
  readonly #undoChanged = new Emitter<boolean>();

  /** Fires with whether there is a change to undo, after each change. */
  readonly onDidChangeUndo = this.#undoChanged.event;

  constructor(corpus: Corpus, ports: EntityPorts) {
    this.#corpus = corpus;
    this.#ports = ports;
  }

  /** Says that entities are what they are shown as, or that nobody knows. */
  confirm(ids: string | readonly string[], isConfirmed = true): Promise<EntityChangeResult> {
    const all = listOf(ids);
    return this.#commit(this.#folderOf(all[0] ?? ''), (corrections) => {
      const change = { isConfirmed: isConfirmed || undefined };
      return { corrections: all.reduce((said, id) => withRecord(said, id, change), corrections), entity: all[0] ?? '' };
    });
  }

  /** Gives an entity its name; undefined or a blank one leaves the most frequent spelling. */
  rename(id: string, name: string | undefined): Promise<EntityChangeResult> {
    return this.#say(id, { name: filled(name) });
  }

  /** Keeps a note on an entity; undefined or a blank one takes it away. */
  note(id: string, note: string | undefined): Promise<EntityChangeResult> {
    return this.#say(id, { note: filled(note) });
  }

  /** Links an entity to Wikidata, by an id or the address of a page as typed; undefined or a blank one takes the link away. */
  link(id: string, typed: string | undefined): Promise<EntityChangeResult> {
    const wikidata = filled(typed) === undefined ? undefined : readWikidata(typed ?? '');
    if (filled(typed) !== undefined && wikidata === undefined) return Promise.resolve({ kind: 'notUnderstood' });
    return this.#say(id, { wikidata });
  }

  /** Says what entities are; `done` gives the id of the first of them. */
  changeType(entities: NamedEntity | readonly NamedEntity[], type: EntityType): Promise<EntityChangeResult> {
    const all = listOf(entities);
    const [first] = all;
    const id = first ? entityId(type, first.name) : '';
    return this.#commit(this.#folderOf(first?.id ?? ''), (corrections) =>
      id === ''
        ? undefined
        : { corrections: all.reduce((said, one) => retyped(said, one, type), corrections), entity: id },
    );
  }

  /** Makes one of several entities, which is called as `into` is. */
  merge(ids: readonly string[], into: string): Promise<EntityChangeResult> {
    return this.#commit(this.#folderOf(into), (corrections) => {
      return { corrections: merged(corrections, ids, into), entity: into };
    });
  }

  /** Takes a spelling out of an entity, in one article if told; `done` gives the entity that it is then. */
  split(id: string, alias: string, article?: FileId): Promise<EntityChangeResult> {
    return this.#commit(
      this.#folderOf(id, article),
      (corrections, scope) => {
        const off = split(corrections, id, alias, scope);
        return off && { corrections: off.corrections, entity: off.id };
      },
      article,
    );
  }

  /** Says that a name means an entity, in one article if told: also which of several is meant. */
  addAlias(id: string, name: string, article?: FileId): Promise<EntityChangeResult> {
    return this.#commit(
      this.#folderOf(id, article),
      (corrections, scope) =>
        entityId('other', name) === ''
          ? undefined
          : { corrections: withAlias(corrections, id, name, scope), entity: id },
      article,
    );
  }

  /** Says that words are no name, in one article if told. */
  reject(texts: string | readonly string[], article?: FileId): Promise<EntityChangeResult> {
    const named = listOf(texts).filter((text) => entityId('other', text) !== '');
    return this.#commit(
      this.#folderOf('', article),
      (corrections, scope) =>
        named.length === 0
          ? undefined
          : { corrections: named.reduce((said, text) => rejecting(said, text, scope), corrections), entity: '' },
      article,
    );
  }

  /** Takes a {@link reject} back, however long ago it was, in the folder that says so. */
  accept(text: string, folder: FileId, article?: FileId): Promise<EntityChangeResult> {
    return this.#commit(
      folder,
      (corrections, scope) => ({ corrections: accepting(corrections, text, scope), entity: '' }),
      article,
    );
  }

  /** Marks a mention that was missed, or taken for another. */
  markMention({ article, text, range, entity }: MarkedWords): Promise<EntityChangeResult> {
    const modelText = toModelText(text);
    const target = describeTarget(modelText, trimmed(modelText, range));
    const id = typeof entity === 'string' ? entity : entityId(entity.type, target.exact);
    return this.#commit(
      this.#folderOf(id, article),
      (corrections, { article: path }) =>
        path === undefined || id === '' || target.exact === ''
          ? undefined
          : { corrections: withMark(corrections, { article: path, entity: id, target }), entity: id },
      article,
    );
  }

  /** Whether {@link undo} has something to take back. */
  get canUndo(): boolean {
    return this.#undoable.length > 0;
  }

  /** Takes the last change back; undefined when there is none. What others changed since then stays. */
  async undo(): Promise<EntityChangeResult | undefined> {
    await this.#underWay.settled();
    const done = this.#undoable.pop();
    if (!done) return undefined;
    const { folder, step, isFirst } = done;
    const { result } = await this.#write(folder, (corrections) => {
      const undone = applyCorrectionStep(corrections, reversedStep(step));
      const isGone = isFirst && serialiseCorrections(undone.corrections) === serialiseCorrections(noCorrections);
      return undone.changed === 0 ? undefined : { corrections: undone.corrections, entity: '', isGone };
    });
    if (result.kind === 'failed' || result.kind === 'refused') this.#undoable.push(done);
    this.#undoChanged.fire(this.canUndo);
    return result.kind === 'notUnderstood' ? { kind: 'gone' } : result;
  }

  #say(id: string, change: RecordChange): Promise<EntityChangeResult> {
    return this.#commit(this.#folderOf(id), (corrections) => {
      return { corrections: withRecord(corrections, id, change), entity: id };
    });
  }

  #commit(folder: FileId, change: ScopedChange, article?: FileId): Promise<EntityChangeResult> {
    return this.#underWay.add(this.#make(folder, change, article));
  }

  async #make(folder: FileId, change: ScopedChange, article?: FileId): Promise<EntityChangeResult> {
    const path = article === undefined ? undefined : pathIn(folder, article);
    if (article !== undefined && path === undefined) return { kind: 'notUnderstood' };
    const scope = path === undefined ? {} : { article: path };
    const { result, done } = await this.#write(folder, (corrections) => change(corrections, scope));
    if (done) {
      this.#undoable.push({ folder, ...done });
      if (this.#undoable.length > undoableSteps) this.#undoable.shift();
      this.#undoChanged.fire(true);
    }
    return result;
  }

  async #write(folder: FileId, change: Change): Promise<Written> {
    const written = await this.#queue.run(folder, () => this.#tryToWrite(folder, change));
    await this.#corpus.refreshCorrections(folder);
    return written;
  }

  async #tryToWrite(folder: FileId, change: Change, attempt = 1): Promise<Written> {
    const file = correctionsFile(folder);
    const current = await this.#ports.files.readText(file);
    if (current.kind === 'failed' && current.failure !== 'missing') return { result: { ...current, file } };
    const text = current.kind === 'ok' ? current.value : undefined;
    const parsed = text === undefined ? { kind: 'ok' as const, corrections: noCorrections } : parseCorrections(text);
    if (parsed.kind !== 'ok') return { result: { kind: 'refused', file, state: parsed } };

    const changed = change(parsed.corrections);
    if (!changed) return { result: { kind: 'notUnderstood' } };
    const step = stepBetween(parsed.corrections, changed.corrections);
    if (step.length === 0) return { result: { kind: 'unchanged' } };
    const content = changed.isGone === true ? undefined : serialiseCorrections(changed.corrections);
    const written = await this.#ports.files.replaceText(file, content, text);
    if (written.kind === 'ok') {
      return { result: { kind: 'done', entity: changed.entity }, done: { step, isFirst: text === undefined } };
    }
    if (written.failure !== 'changed' || attempt === attempts) return { result: { ...written, file } };
    await (this.#ports.pause ?? pause)(Math.random() * Math.min(longestPause, 10 * attempt));
    return this.#tryToWrite(folder, change, attempt + 1);
  }

  #folderOf(id: string, article?: FileId): FileId {
    const folders = this.#corpus.corrections.folders();
    const holdsIt = (folder: FileId): boolean => article !== undefined && pathIn(folder, article) !== undefined;
    const folder = folders.find(holdsIt) ?? folders.find((one) => this.#speaksOf(one, id)) ?? folders[0];
    return folder ?? '';
  }

  #speaksOf(folder: FileId, id: string): boolean {
    const state = this.#corpus.corrections.stateOf(folder);
    if (state.kind !== 'ok') return false;
    const { entities, same, aliases } = state.corrections;
    const says = entities.some((record) => record.id === id) || same.some((rule) => rule.id === id || rule.as === id);
    return says || aliases.some(({ entity }) => entity === id);
  }
}

/** The outcome of a write and, when it was done, what it changed. */
interface Written {
  readonly result: EntityChangeResult;
  readonly done?: Omit<Done, 'folder'>;
}

function listOf<Item extends string | object>(items: Item | readonly Item[]): readonly Item[] {
  return Array.isArray(items) ? (items as readonly Item[]) : [items as Item];
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function filled(text: string | undefined): string | undefined {
  const trimmedText = text?.trim() ?? '';
  return trimmedText === '' ? undefined : trimmedText;
}

/** The range without white space at its ends. */
function trimmed(text: string, { start, end }: TextRange): TextRange {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  return { start: from, end: Math.max(from, from + words.trim().length) };
}
