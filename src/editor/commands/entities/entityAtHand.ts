import { l10n, window, type Position } from 'vscode';
import type { Annotations } from '../../../app/annotations';
import type { Corpus } from '../../../app/corpus';
import type { Entities } from '../../../app/entities';
import type { EntitySummary } from '../../../app/library/library';
import type { Disposable, FileId } from '../../../app/ports';
import type { DocumentNames, NameHere } from '../../entity/documentNames';
import { isEntityReference, type EntityReference } from '../../entityReference';
import type { ArticleFiles } from '../../host/articleFiles';
import { hint } from '../../questions';
import { silent, type CommandOutcome } from '../../runCommand';
import { selectionOf } from '../../selections';
import type { EntitiesView } from '../../views/entitiesView';

/** What the commands on entities work with. */
export interface EntityTools {
  readonly corpus: Corpus;
  readonly files: ArticleFiles;
  readonly names: DocumentNames;
  readonly entities: Entities;
  readonly annotations: Annotations;
  readonly entitiesView: EntitiesView;
  readonly chosen: LastChosen;
}

/** An entity that a command is meant for. */
export interface EntityAtHand {
  readonly entity: EntitySummary;
  /** The mentions that were chosen, the first one first; none when the entity as a whole was. */
  readonly mentions: readonly ChosenMention[];
}

interface ChosenMention {
  readonly article: FileId;
  readonly text: string;
}

/**
 * Tells where a person chose something last: rows of the Entities view, or a place in a text. The editor tells which rows are selected,
 * not where the focus is.
 */
export class LastChosen implements Disposable {
  readonly #view: EntitiesView['view'];
  readonly #listeners: readonly Disposable[];
  #selected = '';
  #isInView = false;

  constructor({ view }: EntitiesView) {
    this.#view = view;
    const inText = (): void => {
      this.#isInView = false;
    };
    this.#listeners = [
      view.onDidChangeSelection(({ selection }) => {
        // After a refresh the same rows are told again.
        const selected = selection.map(({ id }) => id).join('\n');
        if (selected === this.#selected) return;
        this.#selected = selected;
        this.#isInView = selection.length > 0;
      }),
      window.onDidChangeTextEditorSelection(inText),
      window.onDidChangeActiveTextEditor(inText),
    ];
  }

  /** The selected rows that stand for entities; none when a place in a text was chosen since. */
  references(): readonly EntityReference[] {
    return this.#isInView && this.#view.visible ? selectedReferences(this.#view.selection) : [];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }
}

function selectedReferences(rows: readonly unknown[]): readonly EntityReference[] {
  return rows.filter(isEntityReference);
}

/** The argument of keys that are pressed in an article: the entity at the cursor is meant, whatever is selected elsewhere. */
function isAtCursor(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'at' in argument && argument.at === 'cursor';
}

/**
 * The entities that a command is meant for: those of the row it came from or, when that is one of several selected ones, of all of
 * them; from elsewhere the selected rows or the name at the cursor, whichever was chosen last. Says so when there are none.
 */
export async function entitiesAtHand(
  tools: EntityTools,
  row: unknown,
  rows?: unknown,
): Promise<readonly EntityAtHand[]> {
  const found = await atHand(tools, row, rows);
  if (found.length === 0) hint(l10n.t('Put the cursor on a name, or select an entity in the Entities view.'));
  return found;
}

/** The same where a command takes but one: the first of several. */
async function entityAtHand(tools: EntityTools, row: unknown): Promise<EntityAtHand | undefined> {
  const [first] = await entitiesAtHand(tools, row);
  return first;
}

/** Runs a command on the one entity at hand. */
export async function onEntity(
  tools: EntityTools,
  row: unknown,
  command: (atHand: EntityAtHand) => Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  const one = await entityAtHand(tools, row);
  return one ? command(one) : silent;
}

async function atHand(tools: EntityTools, row: unknown, rows: unknown): Promise<readonly EntityAtHand[]> {
  const several: readonly unknown[] = Array.isArray(rows) ? rows : [];
  const given = (several.length > 0 ? several : [row]).filter(isEntityReference);
  if (given.length > 0) return resolve(tools, given);
  const selected = isAtCursor(row) ? [] : tools.chosen.references();
  return selected.length > 0 ? resolve(tools, selected) : atCursor(tools);
}

/** Each entity once, as it is now: an id may be one that was merged. */
async function resolve(
  { corpus }: EntityTools,
  references: readonly EntityReference[],
): Promise<readonly EntityAtHand[]> {
  const found = new Map<
    string,
    { readonly entity: EntitySummary; readonly chosen: readonly (ChosenMention | undefined)[] }
  >();
  for (const { entity: id, article, text } of references) {
    const entity = await corpus.library.entity(id);
    if (!entity) continue;
    const chosen = article !== undefined && text !== undefined ? { article, text } : undefined;
    found.set(entity.id, { entity, chosen: [...(found.get(entity.id)?.chosen ?? []), chosen] });
  }
  return Array.from(found.values(), ({ entity, chosen }) => {
    const mentions = chosen.filter((mention) => mention !== undefined);
    return { entity, mentions: mentions.length < chosen.length ? [] : mentions };
  });
}

async function atCursor({ corpus, names }: EntityTools): Promise<readonly EntityAtHand[]> {
  const editor = window.activeTextEditor;
  if (!editor) return [];
  const { start, active } = selectionOf(editor);
  const at = (position: Position): Promise<NameHere | undefined> =>
    names.at(editor.document, position, 'asked', undefined);
  const here = (await at(start)) ?? (await at(active));
  const entity = here && (await corpus.library.entity(here.mention.entity));
  return entity ? [{ entity, mentions: [{ article: here.article, text: here.mention.text }] }] : [];
}
