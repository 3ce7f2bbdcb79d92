/** How a language speaks of time. Lists are alternatives of a pattern, in lower case, unless said otherwise. */
export interface DateWords {
  /** What may stand before a date and belongs to it: "il", "on", "am". */
  readonly lead: string;
  /** The names of the months in order, with their short forms, each an alternative. */
  readonly months: readonly string[];
  /** What makes a bare month a date: "a giugno", "inizio di novembre", "in June". */
  readonly monthLead: string;
  /** What makes four digits a year: "nel", "in", "since". */
  readonly yearLead: string;
  /** The days of the week from Monday. */
  readonly weekdays: readonly string[];
  /** Words for single days and how far they are from today. */
  readonly days: readonly (readonly [string, number])[];
  /** Words that turn a unit, a month or a weekday to the past or the future, before or after it. */
  readonly last: string;
  readonly next: string;
  readonly week: string;
  readonly month: string;
  readonly year: string;
  readonly day: string;
  /** Patterns of "three days ago" with `#` for the number and unit. */
  readonly ago: readonly string[];
  /** Small numbers in words from one. */
  readonly numbers: readonly string[];
  /** What leads to a clock time: "alle", "at", "um". */
  readonly clock: string;
}

const split = (words: string): readonly string[] => words.split(' ');

/** Folded words: no accents. */
export const dateWords: Readonly<Record<string, DateWords>> = {
  it: {
    lead: "il |l'|lo |al |all'|dal |del |dell'|nel |entro il |lo scorso |di |la |nella |della |dalla |alla |gia ",
    months: split('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
    monthLead:
      "a |in |nel |da |fino a |entro |nel mese di |(?:all'|dall'|l')?inizio (?:di )?|(?:a )?fine (?:di )?|(?:a )?meta (?:di )?|lo scorso |il prossimo |di ",
    yearLead: "nel |dal |del |al |fino al |nell'anno |anno |l'anno |entro il |estate |autunno |primavera |inverno ",
    weekdays: split('lunedi martedi mercoledi giovedi venerdi sabato domenica'),
    days: [
      ["l'altro ieri", -2],
      ['ieri', -1],
      ['oggi', 0],
      ['stamattina', 0],
      ['stamane', 0],
      ['stasera', 0],
      ['stanotte', 0],
      ['dopodomani', 2],
      ['domani', 1],
    ],
    last: 'scorso|scorsa|passato|passata',
    next: 'prossimo|prossima|venturo|ventura',
    week: 'settimana',
    month: 'mese',
    year: 'anno',
    day: 'giorno',
    ago: ['# fa', '# or sono'],
    numbers: split('un|uno|una due tre quattro cinque sei sette otto nove dieci undici dodici'),
    clock: 'alle ore |alle |ore |dalle |all.',
  },
  en: {
    lead: 'on |by |from |since |until |the |of |in |at ',
    months: split(
      'january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec',
    ),
    monthLead: 'in |since |until |by |early |late |mid-|last |next |this |during |in early |in late |from |of ',
    yearLead: 'in |since |until |by |from |of |during |around |early |late |to ',
    weekdays: split('monday tuesday wednesday thursday friday saturday sunday'),
    days: [
      ['the day before yesterday', -2],
      ['yesterday', -1],
      ['today', 0],
      ['tonight', 0],
      ['the day after tomorrow', 2],
      ['tomorrow', 1],
    ],
    last: 'last|past|previous',
    next: 'next|coming|following',
    week: 'week',
    month: 'month',
    year: 'year',
    day: 'day',
    ago: ['# ago', '# earlier'],
    numbers: split('a|an|one two three four five six seven eight nine ten eleven twelve'),
    clock: 'at |by |around ',
  },
  es: {
    lead: 'el |del |al |desde el |hasta el |los |la |de |en ',
    months: split('enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre'),
    monthLead:
      'en |de |desde |hasta |a principios de |principios de |a finales de |finales de |a mediados de |mediados de |el pasado |en el mes de ',
    yearLead: 'en |de |desde |hasta |en el ano |ano |del |hacia ',
    weekdays: split('lunes martes miercoles jueves viernes sabado domingo'),
    days: [
      ['anteayer', -2],
      ['ayer', -1],
      ['hoy', 0],
      ['pasado manana', 2],
    ],
    last: 'pasado|pasada|ultimo|ultima',
    next: 'proximo|proxima|que viene',
    week: 'semana',
    month: 'mes',
    year: 'ano',
    day: 'dia',
    ago: ['hace #', '# atras'],
    numbers: split('un|una dos tres cuatro cinco seis siete ocho nueve diez once doce'),
    clock: 'a las |a la |desde las ',
  },
  fr: {
    lead: "le |l'|du |au |des le |depuis le |jusqu'au |les |la |de |en |cette ",
    months: split('janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'),
    monthLead: "en |de |depuis |d'ici |debut |fin |mi-|au mois de |du mois de |a la fin |des |fin de |d'",
    yearLead: "en |de |depuis |des |l'an |l'annee |jusqu'en |vers |avant ",
    weekdays: split('lundi mardi mercredi jeudi vendredi samedi dimanche'),
    days: [
      ['avant-hier', -2],
      ['hier', -1],
      ["aujourd'hui", 0],
      ['ce matin', 0],
      ['ce soir', 0],
      ['apres-demain', 2],
      ['demain', 1],
    ],
    last: 'dernier|derniere|passe|passee',
    next: 'prochain|prochaine',
    week: 'semaine',
    month: 'mois',
    year: 'an|annee',
    day: 'jour',
    ago: ['il y a #'],
    numbers: split('un|une deux trois quatre cinq six sept huit neuf dix onze douze'),
    clock: 'a |vers |des ',
  },
  de: {
    lead: 'am |vom |zum |bis |ab |seit |seit dem |den |der |im |in der |in ',
    months: split('januar|janner februar marz april mai juni juli august september oktober november dezember'),
    monthLead: 'im |seit |bis |anfang |ende |mitte |ab |von ',
    yearLead: 'im jahr |im jahre |seit |bis |anfang |ende |ab |von |um |sommer |winter |herbst |fruhjahr ',
    weekdays: split('montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag'),
    days: [
      ['vorgestern', -2],
      ['gestern', -1],
      ['heute', 0],
      ['ubermorgen', 2],
    ],
    last: 'letzten|letzte|letztes|letzter|vergangenen|vergangene|vergangenes|vergangener|vorigen|vorige|voriges|voriger',
    next: 'nachsten|nachste|nachstes|nachster|kommenden|kommende|kommendes|kommender',
    week: 'woche',
    month: 'monat',
    year: 'jahr',
    day: 'tag',
    ago: ['vor #'],
    numbers: split('ein|eine|einem|einer zwei drei vier funf sechs sieben acht neun zehn elf zwolf'),
    clock: 'um |gegen |ab ',
  },
};
