import * as l10n from '@vscode/l10n';
import type { PlacedMention } from '../core/entity/entity';
import type { ArticleEntry } from '../app/articleEntry';
import type { Corpus } from '../app/corpus';
import type { EntitySummary } from '../app/library/library';
import type { Console, ExitStatus } from './console';

/** `newsmark index`: the articles with their metadata and the entities with their mentions. */
export async function indexFolder(corpus: Corpus, json: boolean, console: Console): Promise<ExitStatus> {
  const entities = await corpus.library.entities({ limit: Infinity });
  const present = corpus.articles().filter(({ failure }) => failure !== 'missing');
  const unreadable = present.filter(({ failure }) => failure !== undefined);
  if (json) {
    const document = {
      version: 1,
      articles: present.filter(({ analysis }) => analysis).map(articleJson),
      unreadable: unreadable.map(({ path, failure }) => ({ path, reason: failure })),
      entities: await Promise.all(entities.map(async (entity) => entityJson(entity, await corpus.library.mentionsOf(entity.id)))),
    };
    console.out(`${JSON.stringify(document, null, 2)}\n`);
    return 0;
  }
  for (const { path, analysis } of present) {
    if (!analysis) continue;
    const { title, source, date } = analysis.metadata;
    console.out(`${[path, source ?? '-', date ?? '-', title ?? '-'].join('\t')}\n`);
  }
  for (const { path, failure } of unreadable) {
    console.error(l10n.t('{0} cannot be read ({1})', path, failure ?? ''));
  }
  for (const { name, type, mentions } of entities) console.out(`${[mentions, type, name].join('\t')}\n`);
  return 0;
}

function articleJson({ path, analysis }: ArticleEntry): object {
  const { title, source, date, datePrecision, author, url, language, words, provenance } = analysis?.metadata ?? {
    words: 0,
    provenance: {},
  };
  return {
    path,
    title: title ?? null,
    source: source ?? null,
    date: date ?? null,
    datePrecision: datePrecision ?? null,
    author: author ?? null,
    url: url ?? null,
    language: language ?? null,
    words,
    metadata: provenance,
  };
}

function entityJson({ id, type, name, aliases }: EntitySummary, mentions: readonly PlacedMention[]): object {
  return {
    id,
    type,
    name,
    aliases: Object.fromEntries(
      aliases.map((alias) => [alias, mentions.filter(({ text }) => text === alias).length]),
    ),
    mentions: mentions.map(({ article, start, end, text, confidence }) => ({
      path: article,
      start,
      end,
      text,
      confidence,
    })),
    status: 'derived',
  };
}
