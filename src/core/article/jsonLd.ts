import { wordsOf } from './htmlTags';

/** What a page says about its article in schema.org terms. Absent means not said, never an empty string. */
export interface JsonLdArticle {
  readonly title?: string;
  /** Names joined by commas. */
  readonly author?: string;
  /** Whether every author is an organisation: a desk or the paper itself. */
  readonly isAuthorOrganisation: boolean;
  /** As written. */
  readonly published?: string;
  /** As written: the day of the last change, for a page that names no other. */
  readonly modified?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly url?: string;
  /** Where it was written. */
  readonly dateline?: string;
  /** What place it is about or was written in. */
  readonly location?: string;
}

type Json = Readonly<Record<string, unknown>>;

/** How many objects of a page are looked at, and how deep. */
const MOST_OBJECTS = 2000;
const DEEPEST = 12;
const LONGEST_VALUE = 2000;

const articleType = /(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|NewsReport|Report)$/;
/** Where an object that speaks of the page itself may be found; the articles of a list of others are not it. */
const ownKeys = ['@graph', 'mainEntity', 'mainEntityOfPage'];

/**
 * Finds the article among the JSON-LD blocks of a page: the object that names the page's own address, else the first article.
 * References by `@id` are followed one step. A block that is no JSON even after the usual mistakes are mended says nothing.
 *
 * @param address the canonical address of the page, if known.
 */
export function readJsonLd(blocks: readonly string[], address?: string): JsonLdArticle | undefined {
  const graph = new Graph(blocks.map(parseBlock));
  const articles = graph.articles();
  const article = articles.find((candidate) => address !== undefined && graph.addressOf(candidate) === address);
  const [first] = articles;
  return (article ?? first) && describe(graph, article ?? first ?? {});
}

function describe(graph: Graph, article: Json): JsonLdArticle {
  const { names, isOrganisation } = graph.authors(article['author'] ?? article['creator']);
  const language = article['inLanguage'];
  const fields = {
    title: wordsIn(article['headline']) ?? wordsIn(article['name']),
    author: names.length > 0 ? names.join(', ') : undefined,
    published: wordsIn(article['datePublished']) ?? wordsIn(article['dateCreated']) ?? wordsIn(article['uploadDate']),
    modified: wordsIn(article['dateModified']),
    publisher: graph.name(article['publisher']) ?? graph.name(article['sourceOrganization']),
    language: isObject(language)
      ? (wordsIn(language['alternateName']) ?? wordsIn(language['name']))
      : wordsIn(language),
    url: graph.addressOf(article),
    dateline: wordsIn(article['dateline']) ?? graph.name(article['locationCreated']),
    location: graph.name(article['contentLocation']) ?? graph.name(article['spatialCoverage']),
  };
  const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { ...said, isAuthorOrganisation: isOrganisation };
}

/** The objects of a page that could be meant by it, in order, and what their ids stand for. */
class Graph {
  readonly #objects: Json[] = [];
  readonly #byId = new Map<string, Json>();

  constructor(blocks: readonly unknown[]) {
    for (const block of blocks) this.#collect(block, 0);
    for (const object of this.#objects) {
      const id = object['@id'];
      if (typeof id === 'string' && Object.keys(object).length > 1 && !this.#byId.has(id)) this.#byId.set(id, object);
    }
  }

  articles(): readonly Json[] {
    return this.#objects.filter((object) => typesOf(object).some((type) => articleType.test(type)));
  }

  /** The name of a person, an organisation or a place that is written out, listed or referred to. */
  name(value: unknown): string | undefined {
    const [first] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    if (!isObject(first)) return wordsIn(first);
    const object = this.#resolve(first);
    return wordsIn(object['name']) ?? wordsIn(object['legalName']) ?? this.#locality(object['address']);
  }

  /** The names of authors, without repeats, handles and addresses. */
  authors(value: unknown): { readonly names: readonly string[]; readonly isOrganisation: boolean } {
    const listed = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).slice(0, 20);
    const found = listed.flatMap((author) => {
      const name = this.#authorNames(author);
      return name.map((words) => ({ words, isOrganisation: this.#isOrganisation(author) }));
    });
    const names = [...new Set(found.map(({ words }) => words))];
    return { names, isOrganisation: found.length > 0 && found.every(({ isOrganisation }) => isOrganisation) };
  }

  /** The address an article gives as its own. */
  addressOf(article: Json): string | undefined {
    const page = article['mainEntityOfPage'];
    const own = [article['url'], isObject(page) ? page['@id'] : page, article['@id']];
    return own.find((address): address is string => typeof address === 'string' && /^https?:\/\//i.test(address));
  }

  #authorNames(author: unknown): readonly string[] {
    const name = isObject(author) ? this.#resolve(author)['name'] : author;
    const names = (Array.isArray(name) ? (name as readonly unknown[]) : [name]).flatMap((one) => wordsIn(one) ?? []);
    return names.filter((words) => !/^(?:https?:|@)/i.test(words));
  }

  #isOrganisation(author: unknown): boolean {
    return isObject(author) && typesOf(this.#resolve(author)).some((type) => /Organi[sz]ation$/.test(type));
  }

  #locality(address: unknown): string | undefined {
    return isObject(address) ? (wordsIn(address['addressLocality']) ?? wordsIn(address['addressRegion'])) : undefined;
  }

  #resolve(object: Json): Json {
    const id = object['@id'];
    return 'name' in object || typeof id !== 'string' ? object : (this.#byId.get(id) ?? object);
  }

  #collect(value: unknown, depth: number): void {
    if (depth > DEEPEST || this.#objects.length >= MOST_OBJECTS) return;
    if (Array.isArray(value)) {
      for (const item of value as readonly unknown[]) this.#collect(item, depth + 1);
    } else if (isObject(value)) {
      this.#objects.push(value);
      for (const key of ownKeys) this.#collect(value[key], depth + 1);
    }
  }
}

/** The types of an object without the vocabulary they come from. */
function typesOf(object: Json): readonly string[] {
  const type = object['@type'];
  const types = Array.isArray(type) ? (type as readonly unknown[]) : [type];
  return types.flatMap((name) => (typeof name === 'string' ? name.replace(/^.*[/:#]/, '') : []));
}

/** JSON as pages hold it: inside comments or CDATA, with raw line ends in strings, commas too many, a semicolon at the end. O(block). */
function parseBlock(block: string): unknown {
  const bare = block.replace(/<!--|-->|(?:\/\/|\/\*)?\s{0,20}(?:<!\[CDATA\[|\]\]>)(?:\s*\*\/)?/g, '').trim();
  const mended = (): string =>
    bare
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/;$/, '')
      .replace(/,\s{0,100}(?=[}\]])/g, '');
  return parseJson(bare) ?? parseJson(mended());
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text value without markup; undefined for an empty one. */
function wordsIn(value: unknown): string | undefined {
  const [first] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const text = isObject(first) ? first['@value'] : first;
  if (typeof text !== 'string') return undefined;
  return wordsOf(text.slice(0, LONGEST_VALUE)) || undefined;
}
