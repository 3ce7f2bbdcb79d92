/**
 * What a full stop after a word means. `always`: it ends no sentence ("Dr."). `sometimes`: it ends one only before a word that
 * likes to open sentences ("Inc."). `beforeDigit`: it ends none when a number follows ("n. 4").
 */
type Abbreviation = 'always' | 'sometimes' | 'beforeDigit';

/** Written in lower case: found in any case. With a capital: only so, because the word in lower case means something else. */
const words: Readonly<Record<Abbreviation, string>> = {
  always:
    'On dott sig sigg prof avv ing arch geom rag mons Card Gen Col Cap Ten magg serg Com Cav Sen Dep Pres Min Amm ' +
    'mr mrs ms messrs dr drs Rev Hon St Sgt Capt lt Maj Gov Rep supt insp gens ' +
    'EE sr sra srta dra excmo lic mme mlle Me MM M mgr hr fr frl dipl vgl bzw evtl ggf ggü inkl sog abs ' +
    'cfr vs eds e.g i.e z.b d.h u.a v.l p.ej',
  sometimes: 'on inc corp Co ltd Bros jr s.p.a s.r.l s.a u.s u.k u.n e.u a.m p.m ph.d ecc etc usw ee.uu UU',
  beforeDigit:
    'n nr núm num no nº pag pagg p pp pág págs fig figg vol cap tel art ch jan feb febr fév févr mar mär mrz apr avr abr ' +
    'ene gen mag giu jun lug juil juill jul ago aug set sett sep sept ott oct okt nov dic dez dec déc ca',
};

/** Abbreviations of Italian, English, Spanish, French and German, without their last full stop; see {@link words}. */
export const abbreviations: ReadonlyMap<string, Abbreviation> = new Map(
  (Object.entries(words) as [Abbreviation, string][]).flatMap(([kind, list]) =>
    list.split(' ').map((word) => [word, kind] as const),
  ),
);

/** What may follow a German ordinal: the full stop of "4. November" ends nothing. */
export const germanMonths: ReadonlySet<string> = new Set(
  'Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
);

/** Capitalised words that, after an abbreviation, nearly always open a sentence: articles, pronouns and conjunctions. */
export const sentenceOpeners: ReadonlySet<string> = new Set(
  (
    'Il Lo La I Gli Le L Un Uno Una Ma E Se In Nel Nella Con Per Non Si Lui Lei Loro Questo Questa Secondo Intanto ' +
    'The A An He She It They We You But And If When Then This That These There ' +
    'El Los Las Unos Unas Pero Y Si En Con Por No Ella Ellos Este Esta Según ' +
    'Les Une Des Mais Et Il Elle Ils Elles Ce Cette Dans Selon Pour ' +
    'Der Die Das Ein Eine Aber Und Er Sie Es Wir Im Am Nach Laut'
  ).split(' '),
);
