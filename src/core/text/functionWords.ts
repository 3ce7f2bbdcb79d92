import { eachWord, hashOfWord } from './wordScan';
import { WordTable } from './wordTable';

/**
 * Words that are frequent in one language and rare in the others, in lower case. `la`, `un`, `con` and the like, which several
 * share, are left out. The last line holds those of neighbours that a reader could take for one of the five: Portuguese, Catalan, Dutch,
 * Romanian, Swedish, Danish, Norwegian, Polish.
 */
const functionWords: Readonly<Record<string, string>> = {
  it: `il gli della dello degli delle dei nel nella nello nelle nei negli che di è sono hanno non più anche questo questa questi
    alla allo agli alle dal dalla dallo dalle dai sul sulla sulle sui dell all dall nell sull stato stata stati essere dopo tra perché
    ed sua suo loro ogni molto così già può due anni ieri ha i lo quale quali cui quanto però fra anno stesso`,
  en: `the of and to is that for was with are have has had been this from which they you it his their would said by at be but who
    were its or not i he she there these those than when what if about after can could our`,
  es: `el los las y más pero sus este esta estos han hay fue también muy donde desde cuando según así ante está están años ser lo su
    del señor todos todo nos nuestro nuestra eso esto ese esa fueron había sido porque ni tras unos otros otra otro`,
  fr: `le les est dans pour qui sur pas aux une du avec sont cette ces ont été leur nous vous ils elle qu et au comme aussi être fait
    après selon sans sous deux où ses leurs était cet celui plus même il je ce ne depuis lors`,
  de: `der die und das ist nicht ein eine einer eines einem einen dem den von zu mit sich auf für im auch bei oder nach aus vor
    wurde werden sind hat haben dass daß zum zur über noch nur wird sie wir ich uns aber um am wie er sein seine seiner durch
    unter zwischen gegen`,
  other: `o os as do da dos das não uma em ao aos pela pelo são foi seu com mais também já els amb i és aquest aquesta dels als però
    seva seu van het een en op te niet dat zijn voor ook worden naar wordt werd bij și în pe din cu nu sunt este care au pentru
    och att det som är på av inte ett er til af ikke w na z się nie jest że oraz`,
};

const languages = Object.keys(functionWords);
const OTHER = languages.indexOf('other');

/** The function words in small letters, capitals, and with a first capital; all spellings of one share its number. */
const table = new WordTable((word) => word.toLowerCase());
/** For each word by number the places in {@link languages} of those it counts for, as bits. */
const languagesOf: number[] = [];
for (const [index, words] of Object.values(functionWords).entries()) {
  for (const word of words.split(/\s+/)) {
    for (const spelling of [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)]) {
      const number = table.numberOf(spelling, 0, spelling.length, hashOfWord(spelling));
      languagesOf[number] = (languagesOf[number] ?? 0) | (1 << index);
    }
  }
}

/** So many function words of a language at least. */
const LEAST = 4;
/** So many times as many as of any other. */
const LEAD = 3;
/** At least one in so many words; a running text has one in three to one in five. */
const SHARE = 10;

/**
 * The language whose function words a text is full of: Italian, English, Spanish, French or German; undefined when that is not
 * clear, as in a text in any other language, a list of names or a few words. About 8 ns a character.
 */
export function languageByFunctionWords(text: string): string | undefined {
  const counts = new Uint32Array(languages.length);
  let words = 0;
  eachWord(text, (start, end, hash) => {
    words++;
    let bits = languagesOf[table.find(text, start, end, hash)] ?? 0;
    for (let index = 0; bits !== 0; index++, bits >>>= 1) counts[index] = (counts[index] ?? 0) + (bits & 1);
  });
  let best = 0;
  for (let index = 1; index < counts.length; index++) if ((counts[index] ?? 0) > (counts[best] ?? 0)) best = index;
  const count = counts[best] ?? 0;
  counts[best] = 0;
  const isClear = count >= LEAST && count >= LEAD * Math.max(...counts) && count * SHARE >= words;
  return isClear && best !== OTHER ? languages[best] : undefined;
}
