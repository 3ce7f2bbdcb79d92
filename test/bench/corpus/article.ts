import { languageTables } from './languages';
import { Random } from './random';
import { Vocabulary } from './vocabulary';

/** A file of a made corpus. */
export interface MadeArticle {
  /** Relative to the folder. */
  readonly path: string;
  /** As it stands in the file. */
  readonly content: string;
  readonly language: string;
  readonly title: string;
  /** Without title, dateline and markup: what every engine is given. */
  readonly body: string;
}

const MEAN_LENGTH = 3150;
const FILES_IN_FOLDER = 500;
const vocabularies = languageTables.map((table) => new Vocabulary(table));
/** How the languages share the corpus: as a newsroom in Italy has them. */
const shares = [0, 0, 0, 1, 1, 1, 2, 3, 4];

/** Makes the article of a number; the same one for the same seed, whichever were made before. About 3.6 KB. */
export function makeArticle(seed: number, number: number): MadeArticle {
  const random = new Random(Math.imul(seed, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35));
  const vocabulary = vocabularies[random.pick(shares)] ?? vocabularies[0];
  if (!vocabulary) throw new Error('There is no language.');
  const writer = new ArticleWriter(vocabulary, random);
  const title = writer.title();
  const paragraphs = writer.paragraphs();
  const kind = random.next();
  const name = `${Math.floor(number / FILES_IN_FOLDER)}/article-${String(number).padStart(6, '0')}`;
  const common = { language: vocabulary.table.code, title, body: paragraphs.join('\n\n') };
  if (kind < 0.75) return { ...common, path: `${name}.txt`, content: writer.plain(title, paragraphs) };
  if (kind < 0.95) return { ...common, path: `${name}.md`, content: writer.markdown(title, paragraphs) };
  return { ...common, path: `${name}.html`, content: writer.html(title, paragraphs) };
}

class ArticleWriter {
  readonly #vocabulary: Vocabulary;
  readonly #random: Random;
  /** People and organisations come again in one article, as in news. */
  readonly #people: readonly string[];

  constructor(vocabulary: Vocabulary, random: Random) {
    this.#vocabulary = vocabulary;
    this.#random = random;
    const { firstNames, lastNames } = vocabulary.table;
    this.#people = Array.from({ length: 3 }, () => `${random.pick(firstNames)} ${random.pick(lastNames)}`);
  }

  title(): string {
    return capitalised(this.#words(this.#random.between(5, 10)).join(' '));
  }

  paragraphs(): string[] {
    const length = MEAN_LENGTH * (0.3 + 0.7 * (this.#random.next() + this.#random.next()));
    const made: string[] = [];
    for (let written = 0; written < length; written += made.at(-1)?.length ?? 1) {
      const sentences = Array.from({ length: this.#random.between(2, 5) }, () => this.#sentence());
      made.push(sentences.join(' '));
    }
    return made;
  }

  plain(title: string, paragraphs: readonly string[]): string {
    const { agency, places } = this.#vocabulary.table;
    const dateline = `${this.#random.pick(places).toUpperCase()}, ${this.#date()} (${agency}) - `;
    return `${title}\n\n${dateline}${paragraphs.join('\n\n')}\n`;
  }

  markdown(title: string, paragraphs: readonly string[]): string {
    const head = [`title: "${title}"`, `date: ${this.#isoDate()}`, `source: ${this.#vocabulary.table.agency}`];
    const author = `author: ${this.#people[0] ?? ''}`;
    const body = paragraphs.map((text, index) => (index === 2 ? `## ${this.title()}\n\n${text}` : text));
    return `---\n${[...head, author].join('\n')}\n---\n\n# ${title}\n\n${body.join('\n\n')}\n`;
  }

  html(title: string, paragraphs: readonly string[]): string {
    const { code, agency } = this.#vocabulary.table;
    const meta =
      `<meta charset="utf-8"><title>${title}</title><meta property="og:site_name" content="${agency}">` +
      `<meta property="article:published_time" content="${this.#isoDate()}T09:30:00Z">`;
    const body = paragraphs.map((text) => `<p>${text}</p>`).join('\n');
    const page = `<nav><a href="/">${agency}</a></nav>\n<article><h1>${title}</h1>\n${body}\n</article>`;
    return `<!DOCTYPE html>\n<html lang="${code}"><head>${meta}</head>\n<body>${page}</body></html>\n`;
  }

  #sentence(): string {
    const { table } = this.#vocabulary;
    const words = this.#words(this.#random.between(7, 24));
    const kind = this.#random.next();
    if (kind < 0.12) {
      const said = `${this.#random.pick(table.offices)} ${this.#random.pick(this.#people)} ${this.#random.pick(table.saidVerbs)}`;
      return `${capitalised(said)}: «${capitalised(words.join(' '))}».`;
    }
    if (kind < 0.2) words.splice(this.#random.below(words.length), 0, this.#random.pick(this.#people));
    else if (kind < 0.32) words.splice(this.#random.below(words.length), 0, this.#random.pick(table.places));
    else if (kind < 0.38) words.splice(this.#random.below(words.length), 0, this.#random.pick(table.organisations));
    else if (kind < 0.46) words.push(String(this.#random.between(2, 3000)));
    else if (kind < 0.5) words.push(this.#date());
    if (words.length > 12) words.splice(this.#random.between(3, 9), 1, `${words[5] ?? ''},`);
    return `${capitalised(words.join(' '))}.`;
  }

  #words(count: number): string[] {
    return Array.from({ length: count }, () =>
      this.#random.chance(0.46)
        ? this.#vocabulary.functionWord(this.#random)
        : this.#vocabulary.contentWord(this.#random),
    );
  }

  #date(): string {
    const { months } = this.#vocabulary.table;
    return `${this.#random.between(1, 28)} ${this.#random.pick(months)} ${this.#random.between(2015, 2025)}`;
  }

  #isoDate(): string {
    const pad = (value: number): string => String(value).padStart(2, '0');
    return `${this.#random.between(2015, 2025)}-${pad(this.#random.between(1, 12))}-${pad(this.#random.between(1, 28))}`;
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
