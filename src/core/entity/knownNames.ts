import { isAgencyName } from '../article/agencies';
import { nameKey } from '../text/fold';
import type { EntityType } from './entity';
import { readNames } from './frontCodedNames';
import { countryNames } from './resources/countryNames';
import type { Token } from './tokens';

/** A name found in the lists: how many tokens it covers and what it is. */
export interface KnownName {
  readonly length: number;
  readonly type: EntityType;
}

/** Names that news in Italian, English, Spanish, French and German uses of places CLDR's territories do not hold. */
const places =
  'EE.UU.|EE. UU.|DPRK|RPDC|RPDK|Mosca|Moscow|Moscú|Moscou|Moskau|Kiev|Kyiv|Kiew|Kharkiv|Odessa|Leopoli|Lviv|Mariupol|Donetsk|Donbass|Donbas|Crimea|Crimée|Krim|' +
  'San Pietroburgo|Saint Petersburg|St Petersburg|Minsk|Varsavia|Warsaw|Varsovia|Varsovie|Warschau|Praga|Prague|Prag|Budapest|Bucarest|' +
  'Bucharest|Sofia|Belgrado|Belgrade|Belgrad|Zagabria|Zagreb|Sarajevo|Tirana|Atene|Athens|Atenas|Athènes|Athen|Ankara|Istanbul|Nicosia|' +
  'Vienna|Viena|Vienne|Wien|Berna|Bern|Ginevra|Geneva|Ginebra|Genève|Genf|Zurigo|Zurich|Zürich|Berlino|Berlin|Berlín|Francoforte|Frankfurt|' +
  'Monaco di Baviera|Munich|München|Amburgo|Hamburg|Colonia|Köln|Parigi|Paris|París|Marsiglia|Marseille|Lione|Lyon|Strasburgo|Strasbourg|' +
  'Straßburg|Bruxelles|Brussels|Bruselas|Brüssel|Anversa|Antwerp|Amsterdam|Rotterdam|L’Aia|The Hague|La Haya|La Haye|Den Haag|Londra|London|' +
  'Londres|Manchester|Liverpool|Edimburgo|Edinburgh|Belfast|Dublino|Dublin|Dublín|Madrid|Barcellona|Barcelona|Valencia|Siviglia|Sevilla|Bilbao|' +
  'Lisbona|Lisbon|Lisboa|Lisbonne|Roma|Rome|Milano|Milan|Napoli|Naples|Torino|Turin|Palermo|Genova|Genoa|Bologna|Firenze|Florence|Florenz|' +
  'Venezia|Venice|Venedig|Bari|Catania|Verona|Trieste|Padova|Stoccolma|Stockholm|Oslo|Copenaghen|Copenhagen|Copenhague|Kopenhagen|Helsinki|' +
  'Riga|Vilnius|Tallinn|Pechino|Beijing|Pekín|Pékin|Peking|Shanghai|Taipei|Tokyo|Tokio|Seul|Seoul|Seúl|Séoul|Pyongyang|Pionyang|Pjöngjang|' +
  'Nuova Delhi|New Delhi|Nueva Delhi|Mumbai|Islamabad|Kabul|Teheran|Tehran|Teherán|Téhéran|Baghdad|Bagdad|Damasco|Damascus|Damaskus|' +
  'Beirut|Beyrouth|Gerusalemme|Jerusalem|Jerusalén|Jérusalem|Tel Aviv|Gaza|Rafah|Hebron|Cisgiordania|West Bank|Cisjordanie|Westjordanland|' +
  'Riad|Riyadh|Doha|Dubai|Abu Dhabi|Amman|Il Cairo|Cairo|Kairo|Le Caire|Tripoli|Bengasi|Tunisi|Tunis|Algeri|Algiers|Alger|Rabat|Khartoum|' +
  'Addis Abeba|Addis Ababa|Nairobi|Lagos|Abuja|Johannesburg|Pretoria|Città del Capo|Cape Town|Washington|New York|Nueva York|Los Angeles|' +
  'San Francisco|Chicago|Houston|Boston|Miami|Philadelphia|Texas|California|Florida|Ottawa|Toronto|Montreal|Montréal|Città del Messico|' +
  'Mexico City|Ciudad de México|L’Avana|Havana|La Habana|Caracas|Bogotá|Lima|Quito|Santiago|Buenos Aires|Brasilia|Brasília|São Paulo|' +
  'Rio de Janeiro|Montevideo|Sydney|Melbourne|Canberra|Bangkok|Hanoi|Giacarta|Jakarta|Manila|Kuala Lumpur|' +
  'Gran Bretagna|Great Britain|Britain|Gran Bretaña|Grande-Bretagne|Großbritannien|Inghilterra|England|Inglaterra|Angleterre|Scozia|Scotland|' +
  'Escocia|Écosse|Schottland|Galles|Wales|Irlanda del Nord|Northern Ireland|America|América|Amérique|Amerika|Olanda|Holland|Holanda|Hollande|' +
  'Corea|Korea|Corée|Czech Republic|Tibet|Kashmir|Kurdistan|Cecenia|Chechnya|Catalogna|Cataluña|Catalonia|Catalogne|Baviera|Bavaria|Bayern|' +
  'Sicilia|Sicily|Sardegna|Lombardia|Veneto|Toscana|Puglia|Calabria|Piemonte|Lazio|Campania|Siberia|Caucaso|Caucasus|Balcani|Balkans|Balcanes|' +
  'Occidente|Occident|Medio Oriente|Middle East|Oriente Medio|Oriente Próximo|Moyen-Orient|Proche-Orient|Nahost|Naher Osten|Mediterraneo|' +
  'Mediterranean|Mediterráneo|Méditerranée|Mittelmeer|Mar Nero|Black Sea|Mar Negro|Mer Noire|Mar Rosso|Red Sea|Baltico|Atlantico|Atlantic|' +
  'Pacifico|Pacific|Artico|Arctic|Vereinigten Staaten|Vereinigten Königreich|Vereinigten Königreichs|Gazastreifen';

/** Seats of power and bodies that act under a bare name. */
const organisations =
  'Europäischen Union|Vereinten Nationen|Cremlino|Kremlin|Kreml|Casa Bianca|White House|Casa Blanca|Maison Blanche|Weißes Haus|Pentagono|Pentagon|Pentágono|Pentagone|Downing Street|' +
  'Palazzo Chigi|Quirinale|Viminale|Farnesina|Montecitorio|Élysée|Elysée|Moncloa|Capitol Hill|Knesset|Bundestag|Bundesrat|Bundeswehr|' +
  'Hamas|Hezbollah|Fatah|Taliban|Talebani|Houthi|Huthi|Mossad|Interpol|Europol|Nato|Onu|Unione Europea|Unesco|Unicef|Unhcr|Opec|Bce|Istat|Inps|' +
  'Mercosur|Google|Apple|Amazon|Microsoft|Facebook|Twitter|Tesla|OpenAI|TikTok|Gazprom|Rosneft|Huawei|Samsung|Volkswagen|Stellantis|Fiat|Eni|Enel|Rai|Mediaset';

/** Codes of CLDR that are bodies, not places. */
const bodies = new Set(['EU', 'UN']);

interface Entry {
  readonly type: EntityType;
  /** Short names in capitals are other words in any other case: US, UN, ONU. */
  readonly onlyAs?: string;
}

/** The names of the lists, by folded name. */
class KnownNames {
  readonly entries = new Map<string, Entry>();
  /** The most tokens a known name that begins with this word can have. */
  readonly longest = new Map<string, number>();

  constructor() {
    for (const [code, names] of Object.entries(countryNames())) {
      for (const name of readNames(names)) this.#add(name, bodies.has(code) ? 'organisation' : 'place');
    }
    for (const name of places.split('|')) this.#add(name, 'place');
    for (const name of organisations.split('|')) this.#add(name, 'organisation');
  }

  #add(name: string, type: EntityType): void {
    const key = nameKey(name);
    if (this.entries.has(key)) return;
    this.entries.set(key, name === name.toUpperCase() && name.length <= 4 ? { type, onlyAs: name } : { type });
    const words = key.split(/[ ']/);
    const [first = ''] = words;
    this.longest.set(first, Math.max(this.longest.get(first) ?? 0, words.length));
  }
}

/** Made with the first question: a worker that starts has no time for it. */
let known: KnownNames | undefined;

/** The longest name of a country, region, well-known city or body, or of a news agency, that begins at a token. O(1). */
export function knownNameAt(tokens: readonly Token[], at: number): KnownName | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  if (isAgencyName(first.text)) return { length: 1, type: 'organisation' };
  if (first.shape === 'lower') return undefined;
  const { entries, longest } = (known ??= new KnownNames());
  const most = longest.get(nameKey(first.text).split(/[ ']/)[0] ?? '') ?? 0;
  let found: KnownName | undefined;
  let key = '';
  for (let length = 1; length <= most; length++) {
    const token = tokens[at + length - 1];
    if (!token || (length > 1 && token.gap === 'break')) break;
    key += (length === 1 ? '' : token.gap === 'apostrophe' ? "'" : ' ') + nameKey(token.text);
    const entry = entries.get(key);
    if (entry && (entry.onlyAs === undefined || entry.onlyAs === first.text.replaceAll('.', '')))
      found = { length, type: entry.type };
  }
  return found;
}
