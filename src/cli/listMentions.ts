import * as l10n from '@vscode/l10n';
import type { Corpus } from '../app/corpus';
import { findEntities } from '../app/findEntities';
import type { EntitySummary } from '../app/library/library';
import type { Console, ExitStatus } from './console';
import { entityJson, mentionJson } from './entityJson';
import { printable } from './printable';

interface MentionsCall {
  /** A name, in any spelling that the articles have, or the id of an entity. */
  readonly name: string;
  readonly json: boolean;
}

/** `newsmark mentions`: where an entity is named. 1 when nothing is called so, or several are: those are given then. */
export async function listMentions(
  { library }: Corpus,
  { name, json }: MentionsCall,
  console: Console,
): Promise<ExitStatus> {
  const found = await findEntities(library, name);
  if (found.kind === 'one') {
    const mentions = await library.mentionsOf(found.entity.id);
    if (json) print(console, { entity: entityJson(found.entity, mentions), mentions: mentions.map(mentionJson) });
    else
      for (const { article, start, end, text } of mentions)
        console.out(`${[printable(article), start, end, printable(text)].join('\t')}\n`);
    return 0;
  }
  const candidates = found.kind === 'several' ? found.candidates : [];
  if (json) print(console, { entity: null, mentions: [], candidates: candidates.map(candidateJson) });
  else for (const candidate of candidates) console.out(`${line(candidate)}\n`);
  console.error(
    candidates.length > 0
      ? l10n.t('“{0}” may be several; ask for one of them by its id', name)
      : l10n.t('nothing in the articles is called “{0}”', name),
  );
  return 1;
}

function print(console: Console, answer: object): void {
  console.out(`${JSON.stringify({ version: 1, ...answer }, null, 2)}\n`);
}

function candidateJson({ id, type, name, mentions, articles }: EntitySummary): object {
  return { id, type, name, mentions, articles };
}

function line({ id, name, mentions }: EntitySummary): string {
  return [printable(id), printable(name), mentions].join('\t');
}
