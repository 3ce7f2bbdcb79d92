import * as l10n from '@vscode/l10n';
import type { ArticleMetadata } from '../core/article/article';
import { readingMinutes } from '../core/article/details';
import type { Corpus } from '../app/corpus';
import type { Console, ExitStatus } from './console';
import { entityJson } from './entityJson';
import { printable } from './printable';

/** `newsmark index`: the articles with their metadata and the entities with their mentions. */
export async function indexFolder(corpus: Corpus, json: boolean, console: Console): Promise<ExitStatus> {
  const entities = await corpus.library.entities({ limit: Infinity });
  const present = corpus.articles().filter(({ failure }) => failure !== 'missing');
  const unreadable = present.filter(({ failure }) => failure !== undefined);
  if (json) {
    const document = {
      version: 1,
      articles: present.flatMap(({ path, metadata }) => (metadata ? [articleJson(path, metadata)] : [])),
      unreadable: unreadable.map(({ path, failure }) => ({ path, reason: failure })),
      entities: await Promise.all(
        entities.map(async (entity) => entityJson(entity, await corpus.library.mentionsOf(entity.id))),
      ),
    };
    console.out(`${JSON.stringify(document, null, 2)}\n`);
    return 0;
  }
  for (const { path, metadata } of present) {
    if (!metadata) continue;
    const { title, source, date } = metadata;
    console.out(`${[path, source ?? '-', date ?? '-', title ?? '-'].map(printable).join('\t')}\n`);
  }
  for (const { path, failure } of unreadable) {
    console.error(l10n.t('{0} cannot be read ({1})', path, failure ?? ''));
  }
  for (const { name, type, mentions } of entities) console.out(`${[mentions, type, printable(name)].join('\t')}\n`);
  return 0;
}

/** What counts of an article: what was found in it, with the corrections of its sidecar. */
function articleJson(path: string, metadata: ArticleMetadata): object {
  const { title, source, date, datePrecision, author, place, url, language, words, provenance } = metadata;
  return {
    path,
    title: title ?? null,
    source: source ?? null,
    date: date ?? null,
    datePrecision: datePrecision ?? null,
    author: author ?? null,
    place: place ?? null,
    url: url ?? null,
    language: language ?? null,
    words,
    readingMinutes: readingMinutes(words),
    metadata: provenance,
  };
}
