import * as l10n from '@vscode/l10n';
import type { ArticleMetadata } from '../core/article/article';
import { readingMinutes } from '../core/article/details';
import type { PlacedMention } from '../core/entity/entity';
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
    const mentions = await mentionsByEntity(corpus);
    const document = {
      version: 1,
      articles: present.flatMap(({ path, metadata }) => (metadata ? [articleJson(path, metadata)] : [])),
      unreadable: unreadable.map(({ path, failure }) => ({ path, reason: failure })),
      entities: entities.map((entity) => entityJson(entity, mentions.get(entity.id) ?? [])),
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

/** The mentions of all entities, by path of the article, inside it by start. O(all mentions), which `mentionsOf` is for each. */
async function mentionsByEntity(corpus: Corpus): Promise<ReadonlyMap<string, readonly PlacedMention[]>> {
  const found = new Map<string, PlacedMention[]>();
  for (const { id: article } of corpus.articles()) {
    for (const mention of await corpus.library.mentionsIn(article)) {
      const ofEntity = found.get(mention.entity) ?? [];
      found.set(mention.entity, ofEntity);
      ofEntity.push({ ...mention, article });
    }
  }
  return found;
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
