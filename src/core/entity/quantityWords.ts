/** How an amount is qualified: about so many, more, fewer, or at least or at most. */
export type Hedge = 'about' | 'more' | 'less' | 'atLeast' | 'atMost';

/** How amounts are written in one language. */
export interface QuantityWords {
  readonly hedges: Readonly<Record<Hedge, string>>;
  /** Words for large numbers and how much each is, by pattern. */
  readonly scales: readonly (readonly [string, number])[];
  /** "migliaia", "dozens": many, but nobody counted. */
  readonly many: string;
  /** Small numbers in words. */
  readonly numbers: readonly (readonly [string, number])[];
  /** What joins a number and its noun: "di", "of". */
  readonly joint: string;
  /** Words that follow a number without being its unit, beside function words and verbs of saying. */
  readonly noUnit: string;
}

/** By ISO 639-1. */
export const quantityWords: Readonly<Record<string, QuantityWords>> = {
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
