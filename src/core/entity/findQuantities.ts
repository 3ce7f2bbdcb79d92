import type { TextRange } from '../text/textRange';

/** How an amount is qualified: about so many, more, fewer, or at least or at most. */
export type Hedge = 'about' | 'more' | 'less' | 'atLeast' | 'atMost';

/** An amount in running text. Offsets in UTF-16 code units. */
export interface Quantity extends TextRange {
  readonly text: string;
  /** The number; absent for an indefinite amount such as "migliaia". */
  readonly value?: number;
  /** What is counted or measured, as written ("truppe", "milioni di euro" gives "euro"), or `%`; absent when nothing says it. */
  readonly unit?: string;
  readonly hedge?: Hedge;
}

interface QuantityWords {
  readonly hedges: Readonly<Record<Hedge, string>>;
  /** Words for large numbers and how much each is, by pattern. */
  readonly scales: readonly (readonly [string, number])[];
  /** "migliaia", "dozens": many, but nobody counted. */
  readonly many: string;
  /** Small numbers in words. */
  readonly numbers: readonly (readonly [string, number])[];
  /** What joins a number and its noun: "di", "of". */
  readonly joint: string;
  /** Words that follow a number without being its unit. */
  readonly noUnit: string;
}

const wordsByLanguage: Readonly<Record<string, QuantityWords>> = {
  it: {
    hedges: {
      about: 'circa|quasi|intorno a|attorno a|all’incirca|una',
      more: 'oltre|più di|piu di|più del|superiore a',
      less: 'meno di|meno del|sotto',
      atLeast: 'almeno|minimo',
      atMost: 'al massimo|fino a',
    },
    scales: [
      ['miliard[oi]', 1e9],
      ['milion[ei]', 1e6],
      ['mila|mille', 1e3],
    ],
    many: 'migliaia|centinaia|decine|milioni|miliardi',
    numbers: numbered('due tre quattro cinque sei sette otto nove dieci undici dodici'),
    joint: "di |d’|d'",
    noUnit: 'e|o|a|al|alle|in|nel|per|fa|gli|i|le|la|il|dei|delle|degli|su|contro|che|con|da|dal|sono|ma|ai',
  },
  en: {
    hedges: {
      about: 'about|around|approximately|roughly|nearly|almost|some|an estimated',
      more: 'more than|over|upwards of|above',
      less: 'less than|fewer than|under|below',
      atLeast: 'at least|a minimum of',
      atMost: 'at most|up to|as many as',
    },
    scales: [
      ['trillion|trn', 1e12],
      ['billion|bn', 1e9],
      ['million|m', 1e6],
      ['thousand', 1e3],
      ['hundred', 1e2],
    ],
    many: 'thousands|hundreds|dozens|scores|millions|billions|tens of thousands|hundreds of thousands',
    numbers: numbered('two three four five six seven eight nine ten eleven twelve'),
    joint: 'of ',
    noUnit: 'and|or|to|in|on|at|for|of|the|a|ago|from|with|against|that|by|as|is|are|was|were|but',
  },
  es: {
    hedges: {
      about: 'unos|unas|cerca de|alrededor de|aproximadamente|casi|en torno a',
      more: 'más de|mas de|superior a',
      less: 'menos de',
      atLeast: 'al menos|por lo menos|como mínimo',
      atMost: 'hasta|como máximo',
    },
    scales: [
      ['millones|millón', 1e6],
      ['mil', 1e3],
    ],
    many: 'miles|cientos|centenares|millares|decenas|millones',
    numbers: numbered('dos tres cuatro cinco seis siete ocho nueve diez once doce'),
    joint: 'de ',
    noUnit: 'y|o|a|al|en|de|del|por|el|la|los|las|que|con|contra|para|es|son|pero',
  },
  fr: {
    hedges: {
      about: 'environ|près de|quelque|autour de|à peu près|presque',
      more: "plus de|plus d’|plus d'|au-delà de",
      less: "moins de|moins d’|moins d'",
      atLeast: 'au moins',
      atMost: "au plus|jusqu’à|jusqu'à",
    },
    scales: [
      ['milliards?', 1e9],
      ['millions?', 1e6],
      ['mille', 1e3],
    ],
    many: 'milliers|centaines|dizaines|millions|milliards',
    numbers: numbered('deux trois quatre cinq six sept huit neuf dix onze douze'),
    joint: "de |d’|d'",
    noUnit: 'et|ou|à|au|aux|en|de|du|des|le|la|les|par|pour|qui|que|dans|contre|avec|est|sont|mais',
  },
  de: {
    hedges: {
      about: 'rund|etwa|ungefähr|circa|ca\\.|knapp|fast|zirka',
      more: 'mehr als|über|gut',
      less: 'weniger als|unter',
      atLeast: 'mindestens|wenigstens',
      atMost: 'höchstens|bis zu',
    },
    scales: [
      ['Milliarden?|Mrd\\.?', 1e9],
      ['Millionen?|Mio\\.?', 1e6],
      ['Tausend|tausend', 1e3],
    ],
    many: 'Tausende|tausende|Hunderte|hunderte|Dutzende|Zehntausende|Hunderttausende|Millionen|Milliarden',
    numbers: numbered('zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'),
    joint: 'von |an ',
    noUnit: 'und|oder|in|im|am|an|zu|der|die|das|den|dem|für|gegen|mit|von|ist|sind|aber|bis|Uhr',
  },
};

function numbered(words: string): (readonly [string, number])[] {
  return words.split(' ').map((word, index) => [word, index + 2] as const);
}

const currency = '[€$£¥]';
const measures =
  'km|cm|mm|kg|kWh|MW|GW|ha|°C|km/h|m²|km²|metri|chilometri|euro|euros|dollari|dollars|dólares|Dollar|pounds|sterline|Kilometer|kilomètres|kilometers|miles|kilómetros|Meter|mètres|metres|meters|per cento|percent|per cent|por ciento|pour cent|Prozent|%|‰';

interface Reading {
  readonly pattern: RegExp;
  readonly words: QuantityWords;
}

const readings = new Map<string, Reading>();

/**
 * Finds amounts, by start, never overlapping: "circa 10.000 truppe", "11mila", "3,5 Milliarden Euro", "more than $4 million", "20 %",
 * "migliaia di uomini". A bare number counts only when a unit, a scale, a hedge or a separator for thousands shows that it is an amount,
 * so years, days and scores are none. For it, en, es, fr and de; nothing in others. O(prose).
 */
export function findQuantities(prose: string, language: string | undefined): Quantity[] {
  const words = language === undefined ? undefined : wordsByLanguage[language];
  if (!words || language === undefined) return [];
  const reading = readings.get(language) ?? { pattern: patternOf(words), words };
  readings.set(language, reading);
  return [...prose.matchAll(reading.pattern)].flatMap((match) => toQuantity(match, reading.words, language) ?? []);
}

function patternOf(words: QuantityWords): RegExp {
  const hedges = Object.entries(words.hedges).map(([hedge, list]) => `(?<${hedge}>${list})`);
  const scales = words.scales.map(([names]) => names).join('|');
  const noun = String.raw`(?!(?:${words.noUnit})(?!\p{L}))\p{L}[\p{L}-]{2,24}`;
  const unit = `${measures}|${noun}`;
  const digits = String.raw`\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,4})?`;
  const numbers = words.numbers.map(([word]) => word).join('|');
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}.,:/-])(?:(?:${hedges.join('|')}) (?:di |a |the )?)?` +
      String.raw`(?:(?<sign>${currency}) ?)?` +
      String.raw`(?:(?<digits>${digits})(?: ?(?<scale>${scales})(?!\p{L}))?|(?<word>${numbers})(?!\p{L})(?: (?<wordScale>${scales})(?!\p{L}))?|(?<many>${words.many}) (?=${words.joint}))` +
      String.raw`(?![\p{N}]|[:/-]\d|[.,]\d)(?: ?(?<after>${currency})|[ \u00a0\u202f]?(?<percent>%)|[ \u00a0\u202f]?(?:${words.joint})?(?<unit>${unit})(?!\p{L}))?`,
    'giu',
  );
}

function toQuantity(match: RegExpExecArray, words: QuantityWords, language: string): Quantity | undefined {
  const { digits, scale, word, wordScale, many, sign, after, percent, unit } = match.groups ?? {};
  const hedge = (Object.keys(words.hedges) as Hedge[]).find((name) => match.groups?.[name] !== undefined);
  const isGrouped = digits !== undefined && /\d[.,\u00a0\u202f' ]\d{3}(?!\d)/.test(digits);
  const factor = factorOf(scale ?? wordScale, words);
  const measured = sign ?? after ?? percent ?? unit;
  const number =
    digits === undefined
      ? words.numbers.find(([name]) => name === word?.toLowerCase())?.[1]
      : parseNumber(digits, language);
  if (number === undefined && many === undefined) return undefined;
  const isMonthOrYear =
    digits !== undefined && !isGrouped && scale === undefined && unit !== undefined && isCalendar(unit);
  const isAmount =
    hedge !== undefined ||
    isGrouped ||
    (scale ?? wordScale ?? many ?? sign ?? after ?? percent) !== undefined ||
    unit !== undefined;
  if (!isAmount || isMonthOrYear) return undefined;
  // Four digits before a word are a year more often than a count: "il 2024 sarà".
  if (digits !== undefined && /^(?:1[89]|20)\d\d$/.test(digits) && hedge === undefined && !isMeasure(measured))
    return undefined;
  if (word !== undefined && unit === undefined && wordScale === undefined && hedge === undefined) return undefined;
  const text = match[0].trimEnd();
  return {
    start: match.index,
    end: match.index + text.length,
    text,
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

function isMeasure(unit: string | undefined): boolean {
  return unit !== undefined && (measures.split('|').includes(unit) || /^[€$£¥]$/.test(unit));
}

const calendar =
  /^(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|enero|febrero|abril|mayo|junio|julio|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|ore|uhr|Uhr)$/;

function isCalendar(unit: string): boolean {
  return calendar.test(unit);
}

/** English writes 10,000.5 where the others write 10.000,5 or 10 000,5. */
function parseNumber(digits: string, language: string): number {
  const plain = digits.replace(/[\u00a0\u202f' ]/g, '');
  const [thousands, decimal] = language === 'en' ? [',', '.'] : ['.', ','];
  const grouped = new RegExp(`^\\d{1,3}(?:\\${thousands}\\d{3})+(?:\\${decimal}\\d+)?$`).test(plain);
  const bare = grouped ? plain.replaceAll(thousands, '') : plain;
  return Number(bare.replace(',', '.'));
}
