import { findComposed } from '../text/composed';
import type { TextRange } from '../text/textRange';
import { quantityWords, type Hedge, type QuantityWords } from './quantityWords';
import { demonymEnding, functionWords, sayingVerbs } from './lexicon';

/** An amount in running text. Offsets in UTF-16 code units. */
export interface Quantity extends TextRange {
  readonly text: string;
  /** The number; absent for an indefinite amount such as "migliaia". */
  readonly value?: number;
  /** What is counted or measured, as written ("truppe", "milioni di euro" gives "euro"), or `%`; absent when nothing says it. */
  readonly unit?: string;
  readonly hedge?: Hedge;
}

const currency = '[€$£¥]';
const measures =
  'km|cm|mm|kg|kWh|MW|GW|ha|°C|km/h|m²|km²|metri|chilometri|euro|euros|dollari|dollars|dólares|Dollar|pounds|sterline|Kilometer|kilomètres|kilometers|miles|kilómetros|Meter|mètres|metres|meters|per cento|percent|per cent|por ciento|pour cent|Prozent|%|‰';

/** What a number behind them belongs to: "articolo 5", "Artikel 5", "page 12". */
const numberedWords = new Set(
  (
    'articolo articoli art comma capitolo pagina numero punto sezione volo binario via article articles section chapter page number no line room flight ' +
    'route channel paragraph artículo artículos capítulo página número línea sección vuelo chapitre numéro ligne salle vol alinéa artikel kapitel ' +
    'seite nummer nr absatz paragraf paragraph flug zimmer linie'
  ).split(' '),
);

interface Reading {
  readonly pattern: RegExp;
  readonly unit: RegExp;
  readonly words: QuantityWords;
  readonly noUnit: ReadonlySet<string>;
  readonly language: string;
}

const readings = new Map<string, Reading>();

/**
 * Finds amounts, by start, never overlapping: "circa 10.000 truppe", "11mila", "3,5 Milliarden Euro", "more than $4 million", "20 %",
 * "migliaia di uomini". A bare number counts only when a unit, a scale, a hedge or a separator for thousands shows that it is an amount,
 * so years, days, scores and what has a number for a name ("articolo 5", "Boeing 737") are none. For it, en, es, fr and de; nothing in
 * others. O(prose).
 */
export function findQuantities(prose: string, language: string | undefined): Quantity[] {
  const words = language === undefined ? undefined : quantityWords[language];
  if (!words || language === undefined) return [];
  const reading = readings.get(language) ?? readingOf(words, language);
  readings.set(language, reading);
  return findComposed(prose, (composed) => findIn(composed, reading));
}

function findIn(prose: string, reading: Reading): Quantity[] {
  const found: Quantity[] = [];
  for (const match of prose.matchAll(reading.pattern)) {
    const quantity = match.index < (found.at(-1)?.end ?? 0) ? undefined : toQuantity(match, prose, reading);
    if (quantity) found.push(quantity);
  }
  return found;
}

function readingOf(words: QuantityWords, language: string): Reading {
  const noUnit = new Set([...words.noUnit.split('|'), ...functionWords, ...sayingVerbs]);
  return { pattern: patternOf(words), unit: unitPattern(words, language), words, noUnit, language };
}

function patternOf(words: QuantityWords): RegExp {
  const hedges = Object.entries(words.hedges).map(([hedge, list]) => `(?<${hedge}>${list})`);
  const scales = words.scales.map(([names]) => names).join('|');
  const digits = String.raw`\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,4})?`;
  const numbers = words.numbers.map(([word]) => word).join('|');
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}.,:/-])(?:(?:${hedges.join('|')}) (?:di |a |the )?)?` +
      String.raw`(?:(?<sign>${currency}) ?)?` +
      String.raw`(?:(?<digits>${digits})(?: ?(?<scale>${scales})(?!\p{L}))?|(?<word>${numbers})(?!\p{L})(?: (?<wordScale>${scales})(?!\p{L}))?|(?<many>${words.many})(?= (?:${words.joint})))` +
      String.raw`(?![\p{N}]|[:/-]\d|[.,]\d)(?: ?(?<after>${currency})|[ \u00a0\u202f]?(?<percent>%)|[ \u00a0\u202f]?(?:${words.joint})?(?<measure>${measures})(?!\p{L}))?`,
    'giu',
  );
}

/**
 * The noun behind a number: in German a capitalised one, behind an adjective too; else one in lower case, in English behind capitalised
 * adjectives too ("11,000 North Korean soldiers"), or the name of a people.
 */
function unitPattern({ joint }: QuantityWords, language: string): RegExp {
  const noun = String.raw`[\p{L}-]{2,24}`;
  const shapes: Readonly<Record<string, string>> = {
    en: String.raw`(?<adjectives>(?:\p{Lu}[\p{L}-]+ ){0,3})(?:(?<unit>\p{Ll}${noun})|(?<people>\p{Lu}${noun}))`,
    de: String.raw`(?<adjectives>(?:\p{Ll}\p{L}+e[nrs]? )?)(?<unit>\p{Lu}${noun})`,
  };
  const shape = shapes[language] ?? String.raw`(?<adjectives>)(?<unit>\p{Ll}${noun})`;
  return new RegExp(String.raw`[ \u00a0\u202f](?:${joint})?${shape}(?!\p{L})`, 'uy');
}

interface Unit {
  readonly unit: string;
  readonly adjectives: string;
  readonly end: number;
}

function readUnit(prose: string, at: number, { unit: pattern, noUnit }: Reading): Unit | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(prose);
  const { unit, people, adjectives = '' } = match?.groups ?? {};
  const noun = unit ?? (people !== undefined && demonymEnding.test(people) ? people : undefined);
  const words = [...adjectives.split(' '), noun ?? ''];
  if (!match || noun === undefined || words.some((word) => noUnit.has(word.toLowerCase()))) return undefined;
  return { unit: noun, adjectives, end: match.index + match[0].length };
}

/** Whether a bare number with a noun is how something is called, as the word before it shows. */
function isNumbered(before: string, { adjectives, unit }: Unit, language: string): boolean {
  const word = /(\p{L}+)\.? $/u.exec(before)?.[1];
  if (word === undefined) return false;
  if (numberedWords.has(word.toLowerCase())) return true;
  const opens = before.trimEnd().length === word.length || /[.!?…»"”]\s+\p{L}+ $/u.test(before);
  if (opens || !/^\p{Lu}/u.test(word)) return false;
  return adjectives !== '' || !(plurals[language]?.test(unit) ?? true);
}

/** How nouns end of which there are several; verbs end otherwise: "Boeing 737 crashed". */
const plurals: Readonly<Record<string, RegExp>> = {
  it: /[ieàù]$/,
  en: /(?:s|people|men|children|police)$/,
  es: /s$/,
  fr: /[sx]$/,
};

function toQuantity(match: RegExpExecArray, prose: string, reading: Reading): Quantity | undefined {
  const { words, language } = reading;
  const { digits, scale, word, wordScale, many, sign, after, percent, measure } = match.groups ?? {};
  const hedge = (Object.keys(words.hedges) as Hedge[]).find((name) => match.groups?.[name] !== undefined);
  const isGrouped = digits !== undefined && /\d[.,\u00a0\u202f' ]\d{3}(?!\d)/.test(digits);
  const factor = factorOf(scale ?? wordScale, words);
  const known = sign ?? after ?? percent ?? measure;
  const matchEnd = match.index + match[0].trimEnd().length;
  const noun = (after ?? percent ?? measure) ? undefined : readUnit(prose, matchEnd, reading);
  const number =
    digits === undefined
      ? words.numbers.find(([name]) => name === word?.toLowerCase())?.[1]
      : parseNumber(digits, language);
  if (number === undefined && many === undefined) return undefined;
  const isBare = hedge === undefined && !isGrouped && (scale ?? wordScale ?? many ?? known) === undefined;
  if (isBare && (!noun || isNumbered(prose.slice(Math.max(0, match.index - 40), match.index), noun, language)))
    return undefined;
  const isCalendar =
    noun !== undefined && `${noun.adjectives}${noun.unit}`.split(' ').some((part) => calendar.test(part));
  if (digits !== undefined && !isGrouped && scale === undefined && isCalendar) return undefined;
  // Four digits before a word are a year more often than a count: "il 2024 sarà".
  if (digits !== undefined && /^(?:1[89]|20)\d\d$/.test(digits) && hedge === undefined && known === undefined)
    return undefined;
  const measured = known ?? noun?.unit;
  const end = noun && sign === undefined ? noun.end : matchEnd;
  return {
    start: match.index,
    end,
    text: prose.slice(match.index, end),
    ...(number !== undefined && { value: Number((number * factor).toPrecision(12)) }),
    ...(measured !== undefined && { unit: isPercent(measured) ? '%' : measured }),
    ...(hedge !== undefined && { hedge }),
  };
}

function factorOf(scale: string | undefined, { scales }: QuantityWords): number {
  if (scale === undefined) return 1;
  return scales.find(([names]) => new RegExp(`^(?:${names})$`, 'i').test(scale))?.[1] ?? 1;
}

function isPercent(unit: string): boolean {
  return /^(?:%|per ?cento?|por ciento|pour cent|Prozent)$/.test(unit);
}

const calendar =
  /^(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|enero|febrero|abril|mayo|junio|julio|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|ore|uhr|Uhr)$/;

/** English writes 10,000.5 where the others write 10.000,5 or 10 000,5. */
function parseNumber(digits: string, language: string): number {
  const plain = digits.replace(/[\u00a0\u202f' ]/g, '');
  const [thousands, decimal] = language === 'en' ? [',', '.'] : ['.', ','];
  const grouped = new RegExp(`^\\d{1,3}(?:\\${thousands}\\d{3})+(?:\\${decimal}\\d+)?$`).test(plain);
  const bare = grouped ? plain.replaceAll(thousands, '') : plain;
  return Number(bare.replace(',', '.'));
}
