import type { EntityType, Mention, MentionOrigin } from './entity';

/** The mentions of one article, and what they were recognised on. */
export interface MentionsOfArticle {
  readonly article: string;
  /** Opaque here: whoever opens the block compares it, to tell whether the mentions still hold. */
  readonly key: string;
  /** By start. */
  readonly mentions: readonly Mention[];
}

/** How a mention is written and what it was taken for; most mentions share theirs with others. */
export interface MentionForm {
  readonly text: string;
  readonly type: EntityType;
  readonly confidence: number;
  readonly origin: MentionOrigin;
  readonly name?: string;
  readonly candidates?: readonly string[];
}

/** The form of a mention, with nothing else of it. */
function formOf({ text, type, confidence, origin, name, candidates }: MentionForm): MentionForm {
  return {
    text,
    type,
    confidence,
    origin,
    ...(name !== undefined && { name }),
    ...(candidates !== undefined && { candidates }),
  };
}

/** Equal for equal forms only. Joined, since a text put together by `+` keeps its parts. */
export function formKey({ text, type, confidence, origin, name, candidates }: MentionForm): string {
  const names = candidates === undefined ? name : `?${JSON.stringify(candidates)}`;
  return [type, confidence, origin, names?.length ?? -1, names ?? '', text].join(' ');
}

/** Mentions of many articles, packed: each is three words (start, end, the number of its form in {@link forms}). */
export interface MentionBlock {
  readonly forms: readonly MentionForm[];
  readonly articles: readonly { readonly article: string; readonly key: string; readonly words: Uint32Array }[];
}

/** How many words one packed mention takes. */
export const wordsAMention = 3;

/** Text, type, confidence and origin, then the full name, or all that it may be. */
type WrittenForm = readonly [string, EntityType, number, MentionOrigin, (string | readonly string[])?];

interface Header {
  readonly forms: readonly WrittenForm[];
  readonly articles: readonly (readonly [string, string, number])[];
}

/** A block as it is stored: whoever does so writes the text in UTF-8 and adds a checksum. */
export interface PackedMentions {
  /** JSON: the forms, and the articles with the number of their mentions. */
  readonly header: string;
  /** The mentions of all articles, one after the other. */
  readonly words: Uint32Array<ArrayBuffer>;
}

/**
 * The block of articles whose mentions are three words each already, with the numbers of a larger set of forms. O(mentions).
 *
 * @param formOf the form of a number.
 */
export function packWords(
  articles: readonly { readonly article: string; readonly key: string; readonly words: Uint32Array }[],
  formOf: (number: number) => MentionForm | undefined,
): PackedMentions {
  const numbers = new Map<number, number>();
  const words: number[] = [];
  const counts = articles.map(({ article, key, words: packed }) => {
    for (let at = 0; at < packed.length; at += wordsAMention) {
      const form = packed[at + 2] ?? 0;
      const number = numbers.get(form) ?? numbers.size;
      numbers.set(form, number);
      words.push(packed[at] ?? 0, packed[at + 1] ?? 0, number);
    }
    return [article, key, packed.length / wordsAMention] as const;
  });
  return packForms(
    [...numbers.keys()].map(formOf).filter((form) => form !== undefined),
    counts,
    words,
  );
}

/** Packs mentions. O(mentions). */
export function packMentions(articles: readonly MentionsOfArticle[]): PackedMentions {
  const numbers = new Map<string, number>();
  const forms: MentionForm[] = [];
  const words: number[] = [];
  for (const { mentions } of articles) {
    for (const mention of mentions) {
      const key = formKey(mention);
      const number = numbers.get(key) ?? forms.length;
      if (number === forms.length) {
        numbers.set(key, number);
        forms.push(formOf(mention));
      }
      words.push(mention.start, mention.end, number);
    }
  }
  const counts = articles.map(({ article, key, mentions }) => [article, key, mentions.length] as const);
  return packForms(forms, counts, words);
}

/** @param articles id, key and number of mentions. */
function packForms(
  forms: readonly MentionForm[],
  articles: Header['articles'],
  words: readonly number[],
): PackedMentions {
  const written = forms.map(({ text, type, confidence, origin, name, candidates = name }): WrittenForm =>
    candidates === undefined ? [text, type, confidence, origin] : [text, type, confidence, origin, candidates],
  );
  const header: Header = { forms: written, articles };
  return { header: JSON.stringify(header), words: new Uint32Array(words) };
}

/** Opens what {@link packMentions} made, without copying; undefined for anything that cannot be such. Never throws. */
export function openMentions(header: string, words: Uint32Array): MentionBlock | undefined {
  try {
    const { forms, articles } = JSON.parse(header) as Header;
    let at = 0;
    const opened = articles.map(([article, key, count]) => {
      const start = at;
      at += count * wordsAMention;
      return { article, key, words: words.subarray(start, at) };
    });
    const isWhole =
      at === words.length && words.every((word, index) => index % wordsAMention !== 2 || word < forms.length);
    return isWhole ? { forms: forms.map((form) => toForm(...form)), articles: opened } : undefined;
  } catch {
    return undefined;
  }
}

/** @param names the full name, or all that it may be. */
export function toForm(...[text, type, confidence, origin, names]: WrittenForm): MentionForm {
  if (names === undefined) return { text, type, confidence, origin };
  return typeof names === 'string'
    ? { text, type, confidence, origin, name: names }
    : { text, type, confidence, origin, candidates: names };
}
