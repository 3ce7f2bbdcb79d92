import { ByteWriter, checksum } from './bytes';
import { DictionaryWriter } from './dictionary';
import { writeFrontCoded } from './frontCoding';
import { NumberList } from './numberList';
import { PostingsWriter } from './postingsWriter';
import type { SearchDocument } from './searchEngine';
import { HEADER_LENGTH, MAGIC, VERSION } from './segmentFormat';
import { stem } from './stems';
import { sortWords } from './sortWords';
import { StemTableWriter } from './stemTable';
import { eachSearchWord } from './terms';
import { languageBit, languageBits } from './wordLookup';
import { WordTable } from './wordTable';

/** A document whose words are already told apart and folded. */
export interface TokenisedDocument {
  readonly id: string;
  readonly language?: string | undefined;
  readonly title: readonly string[];
  readonly text: readonly string[];
}

/** Packs documents into a segment, see `segmentFormat.ts`. Until it is sealed it keeps four bytes for each word of a text. */
export class SegmentBuilder {
  readonly #table = new WordTable();
  /** For each word the languages of its documents, as bits. */
  readonly #languagesOfWord = new NumberList();
  /** For each word in which field it was met last, fields counted from 1; so that different words are counted. */
  readonly #lastMet = new NumberList();
  /** Words by number, in order: the title of a document, then its text. */
  readonly #tokens = new NumberList();
  /** For each document where its title and where its text ends among the tokens. */
  readonly #ends = new NumberList();
  readonly #documents = new ByteWriter();
  #previousId = '';
  #size = 0;
  #language = 0;
  #differentWords = 0;

  get size(): number {
    return this.#size;
  }

  /** @param document none of those before has its id. O(words), about 0.06 ms for an article of 3.6 KB. */
  add(document: SearchDocument): void {
    this.#open(document);
    this.#addField(document.title);
    this.#addField(document.text);
  }

  /** Adds a document whose words are at hand. */
  addTokenised(document: TokenisedDocument): void {
    this.#open(document);
    for (const word of document.title) this.#take(this.#table.numberOfFolded(word));
    this.#closeField();
    for (const word of document.text) this.#take(this.#table.numberOfFolded(word));
    this.#closeField();
  }

  /** The segment of all documents added; O(words), about 0.1 ms for such an article. The builder is of no use afterwards. */
  seal(): Uint8Array {
    const { words } = this.#table;
    const postings = new PostingsWriter(this.#tokens, this.#ends, words.length);
    const dictionary = new DictionaryWriter();
    const stems = new StemTableWriter();
    sortWords(words).forEach((number, place) => {
      const word = words[number] ?? '';
      dictionary.add(word, postings.write(number));
      fileStems(stems, { word, place, languages: this.#languagesOfWord.at(number) });
    });
    const body = new ByteWriter();
    body.varint(this.#size);
    body.append(this.#documents.written());
    stems.writeTo(body);
    dictionary.writeTo(body);
    body.append(postings.written());
    return withHeader(body.written());
  }

  #open({ id, language }: { readonly id: string; readonly language?: string | undefined }): void {
    writeFrontCoded(this.#documents, this.#previousId, id);
    this.#previousId = id;
    this.#language = languageBit(language);
    this.#documents.byte(this.#language);
    this.#size++;
  }

  #addField(text: string): void {
    eachSearchWord(text, (start, end) => this.#take(this.#table.numberOf(text, start, end)));
    this.#closeField();
  }

  #take(number: number): void {
    if (number === this.#lastMet.length) {
      this.#languagesOfWord.push(0);
      this.#lastMet.push(0);
    }
    this.#tokens.push(number);
    const field = this.#ends.length + 1;
    if (this.#lastMet.at(number) === field) return;
    this.#lastMet.set(number, field);
    this.#languagesOfWord.set(number, this.#languagesOfWord.at(number) | this.#language);
    this.#differentWords++;
  }

  #closeField(): void {
    this.#documents.varint(this.#differentWords);
    this.#ends.push(this.#tokens.length);
    this.#differentWords = 0;
  }
}

/** Files a word under its stem in each of the languages of its documents; not under itself. */
function fileStems(
  stems: StemTableWriter,
  { word, place, languages }: { readonly word: string; readonly place: number; readonly languages: number },
): void {
  for (const [code, language] of languageBits) {
    if ((languages & language) === 0) continue;
    const stemmed = stem(word, code);
    if (stemmed !== undefined && stemmed !== word) stems.add(language, stemmed, place);
  }
}

function withHeader(body: Uint8Array): Uint8Array {
  const writer = new ByteWriter();
  const sum = checksum(body);
  for (const value of [MAGIC, VERSION, HEADER_LENGTH + body.length, sum]) writer.uint32(value);
  writer.append(body);
  return writer.toBytes();
}
