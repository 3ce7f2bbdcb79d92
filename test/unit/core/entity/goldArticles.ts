import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EntityType, Mention } from '../../../../src/core/entity/entity';
import { resolve } from '../../../../src/core/entity/resolve';
import { repositoryRoot } from '../../../support/paths';

const folder = path.join(repositoryRoot, 'test', 'fixtures', 'entities');
const types: Readonly<Record<string, EntityType>> = { P: 'person', O: 'organisation', L: 'place', '?': 'other' };

/** An article whose mentions are told apart by hand. */
export interface GoldArticle {
  readonly id: string;
  readonly prose: string;
  readonly language: string;
  readonly mentions: readonly Mention[];
  /** The group of each mention, in their order. */
  readonly groups: readonly string[];
}

/** The twelve articles of `test/fixtures/entities`. */
export function goldArticles(): readonly GoldArticle[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readGold(name, readFileSync(path.join(folder, name), 'utf8')));
}

/** The sample article, with what a reader found in it. */
export function goldSeed(): GoldArticle {
  const { file, entities } = JSON.parse(readFileSync(path.join(folder, 'seed.json'), 'utf8')) as {
    file: string;
    entities: { group: string; type: EntityType; mentions: [number, number][] }[];
  };
  const prose = readFileSync(path.join(repositoryRoot, 'seeds', file), 'utf8');
  const found = entities
    .flatMap(({ group, type, mentions }) =>
      mentions.map(([start, end]) => ({
        group,
        mention: { start, end, text: prose.slice(start, end), type, confidence: 1, origin: 'model' as const },
      })),
    )
    .sort((a, b) => a.mention.start - b.mention.start);
  return {
    id: file,
    prose,
    language: 'it',
    mentions: found.map(({ mention }) => mention),
    groups: found.map(({ group }) => group),
  };
}

/** What became of the groups that a reader made; those in `merged` hold mentions of several. */
export interface GroupComparison {
  readonly wrong: string[];
  readonly groups: number;
  readonly merged: string[];
}

/** Compares the groups of a reader with those of the resolver, by the places of their mentions; what the reader did not mark counts not. */
export function compareGroups(
  articles: readonly GoldArticle[],
  mentionsOf: (article: GoldArticle) => readonly Mention[],
): GroupComparison {
  const groupAt = new Map<string, string>();
  const expected = new Map<string, string[]>();
  for (const { id, mentions, groups } of articles) {
    for (const [at, { start, end }] of mentions.entries()) {
      const group = groups[at] ?? '';
      // What is shared in one article is not what is shared in another.
      const name = group.endsWith('?') ? `${id} ${group}` : group;
      const place = `${id}@${start}-${end}`;
      groupAt.set(place, name);
      expected.set(name, [...(expected.get(name) ?? []), place]);
    }
  }
  const resolved = new Map(articles.map((article) => [article.id, mentionsOf(article)]));
  const entities = resolve({ articles: resolved }).map(({ mentions }) =>
    mentions.map(({ article, start, end }) => `${article}@${start}-${end}`).filter((place) => groupAt.has(place)),
  );
  const found = new Set(entities.map((places) => [...places].sort().join(' ')));
  const wrong = [...expected].filter(([, places]) => !found.has([...places].sort().join(' '))).map(([name]) => name);
  const merged = entities
    .map((places) => [...new Set(places.map((place) => groupAt.get(place) ?? ''))].sort().join(' + '))
    .filter((names) => names.includes(' + '));
  return { wrong, groups: expected.size, merged };
}

function readGold(name: string, marked: string): GoldArticle {
  const mentions: Mention[] = [];
  const groups: string[] = [];
  let prose = '';
  let at = 0;
  for (const match of marked.matchAll(/\[\[([^\]#]+)#([POL?]) ([^\]\s]+)\]\]/gu)) {
    const [whole, text = '', type = '?', group = ''] = match;
    prose += marked.slice(at, match.index);
    at = match.index + whole.length;
    mentions.push({
      start: prose.length,
      end: prose.length + text.length,
      text,
      type: types[type] ?? 'other',
      confidence: 1,
      origin: 'model',
    });
    groups.push(group);
    prose += text;
  }
  return { id: name, prose: prose + marked.slice(at), language: name.split('.').at(-2) ?? '', mentions, groups };
}
