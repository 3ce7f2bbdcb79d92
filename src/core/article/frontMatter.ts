import { load } from 'js-yaml';
import { readDate } from './dates';
import type { MetadataBuilder } from './metadata';

const keys = {
  title: ['title', 'headline'],
  source: ['source', 'agency', 'publisher', 'publication', 'site', 'site_name'],
  author: ['author', 'authors', 'byline', 'creator', 'creators', 'writer'],
  place: ['place', 'location', 'dateline', 'city'],
  url: ['url', 'link', 'canonical', 'canonical_url', 'source_url', 'source'],
  language: ['language', 'lang', 'locale'],
} as const;
const dateKeys = [
  'date',
  'published',
  'published_at',
  'publishdate',
  'publish_date',
  'pubdate',
  'datepublished',
  'created',
];

/** Offers what the front matter says. Broken YAML offers nothing: the body has to speak for itself. */
export function readFrontMatter(frontMatter: string, metadata: MetadataBuilder): void {
  const fields = parseFields(frontMatter.replace(/^---[^\n]*\n/, '').replace(/(?:---|\.\.\.)[ \t]*\n?$/, ''));
  for (const field of ['title', 'source', 'author', 'place', 'url', 'language'] as const) {
    for (const key of keys[field]) metadata.offer(field, asText(fields.get(key)), 'frontMatter');
  }
  for (const key of dateKeys) metadata.offerDate(readDate(asText(fields.get(key)) ?? ''), 'frontMatter');
}

function parseFields(yaml: string): ReadonlyMap<string, unknown> {
  try {
    const value = load(yaml);
    return value && typeof value === 'object' && !Array.isArray(value)
      ? new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]))
      : new Map();
  } catch {
    return new Map();
  }
}

/** A scalar as text, a list of scalars joined by commas, an object by its `name`. Deeper values, which may be endless, are left. */
function asText(value: unknown): string | undefined {
  return Array.isArray(value) ? value.map(nameOf).filter(Boolean).join(', ') : nameOf(value);
}

function nameOf(value: unknown): string | undefined {
  const name: unknown = value && typeof value === 'object' && 'name' in value ? value.name : value;
  if (typeof name === 'number') return String(name);
  return typeof name === 'string' ? name : undefined;
}
