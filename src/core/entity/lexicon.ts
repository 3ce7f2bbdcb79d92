/**
 * The closed word classes the recogniser decides by, for Italian, English, Spanish, French and German together, so that it
 * works before the language is known. All in lower case; a word that is also a common given name is left out.
 */
/* A bundle has the lists alone that it uses: @__NO_SIDE_EFFECTS__ */
function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}

/* As above: @__NO_SIDE_EFFECTS__ */
function together(...lists: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => [...list]));
}

/** Offices: cues for a person, not part of the name, wherever they stand in a capitalised run. */
export const offices = words(
  'presidente presidentessa ministro ministra ministri premier viceministro vicepresidente sottosegretario segretario segretaria cancelliere cancelliera senatore kommissar kommissarin',
  'senatrice onorevole deputato deputata sindaco sindaca governatore cardinale monsignor monsignore ambasciatore ambasciatrice portavoce',
  'president minister chancellor secretary senator congressman congresswoman governor mayor cardinal archbishop ambassador',
  'spokesman spokeswoman spokesperson chairman chairwoman ceo premier vice-president',
  'presidenta comisario comisaria canciller secretario senador senadora diputado diputada alcalde alcaldesa gobernador cardenal embajador embajadora portavoz',
  'président présidente ministre chancelier secrétaire sénateur sénatrice député députée maire ambassadeur ambassadrice porte-parole',
);

/** Words that belong to a title only before one: "Foreign Minister", not "Foreign Office". */
export const titleModifiers = words(
  'prime foreign vice deputy former defence defense finance interior primo prima primer première',
);

/** Titles and roles that make the name after them a person's; some are surnames too, so only at the start of a run. */
export const titles = words(
  'leader re regina papa pontefice vescovo principe principessa capo comandante generale colonnello capitano ammiraglio maresciallo',
  'direttore direttrice commissario commissaria procuratore giudice avvocato professore professoressa professor prof dottore dottor dott dottoressa',
  'signor signora sig don padre suor capogruppo numero',
  'king queen prince princess pope bishop chief commander general colonel captain admiral lieutenant sergeant director commissioner',
  'prosecutor judge lawyer professor doctor dr mr mrs ms miss sir lord lady coach sheriff speaker justice rep sen gov',
  'rey reina obispo jefe jefa comandante coronel capitán director directora juez jueza abogado profesor profesora señor señora doña',
  'roi reine pape évêque prince chef cheffe commandant colonel capitaine directeur directrice commissaire procureur juge avocat',
  'avocate professeur docteur monsieur madame mademoiselle mme',
  'herr herrn frau könig königin papst kardinal bischof prinz prinzessin',
);

/** German offices are compounds: "Bundeskanzler", "Außenministerin", "Regierungssprecher". */
export const germanOffice =
  /(?:kanzler|minister|präsident|sprecher|bürgermeister|botschafter|sekretär|senator|abgeordneter?)(?:in|s)?$|(?:vorsitzende[rn]?|chefin|chef)$/i;

/** Nouns that make a capitalised run an organisation and may go on in lower case ("Consiglio nazionale di sicurezza"). */
export const openHeads = words(
  'agenzia centro comitato consiglio ministero dipartimento istituto fondazione corte commissione organizzazione associazione federazione',
  'autorità banca fondo unione partito movimento università ufficio tribunale procura lega alleanza forum servizio confederazione',
  'agencia comité consejo ministerio departamento instituto fundación comisión organización asociación federación autoridad banco',
  'unión partido movimiento universidad oficina fiscalía alianza servicio',
  'agence centre conseil ministère département institut fondation cour commission organisation association fédération autorité banque',
  'parti mouvement université bureau ligue alliance parquet',
);

/** Nouns that make a capitalised run an organisation. */
export const organisationHeads = together(
  openHeads,
  words(
    'parlamento senato camera gruppo',
    'agency center council committee ministry department institute foundation court organization authority bank fund union party movement',
    'university office service league group company corporation inc corp ltd llc plc gmbh ag spa s.p.a. s.p.a sa s.a. nv bv times post press',
    'parliament congress senate house administration army navy police airlines airways motors holdings industries television news radio',
    'college school hospital club fc united federation confederation coalition front guard assembly',
    'parlement sénat groupe société gendarmerie grupo congreso senado ejército policía',
    'partei verband gericht verein gesellschaft zeitung universität stiftung bundestag bundesrat bundeswehr bundesbank',
  ),
);

/** Nouns that make a capitalised run a place when they open it. */
export const placeHeads = words(
  'repubblica regno isola isole monte lago mare golfo stretto piazza viale valle porto aeroporto striscia penisola',
  'republic kingdom isle island mount lake gulf strait cape fort port st saint north south east west new upper lower',
  'república reino isla islas montaña río mar estrecho plaza puerto san santa santo el los las',
  'république royaume île îles mont lac mer golfe détroit rue place saint sainte',
  'republik königreich insel bad sankt',
);

/** Nouns after which a name with "di", "of", "de" is a place: "nella regione di Kursk", "the city of Kharkiv". */
export const placeCues = words(
  'regione città provincia distretto oblast isola capitale comune villaggio porto aeroporto fiume quartiere cittadina frontiera confine',
  'region city town village province district island capital port airport river county state border outskirts',
  'región ciudad pueblo distrito isla aeropuerto río municipio frontera',
  'région ville village quartier île aéroport fleuve commune banlieue',
  'stadt region provinz dorf insel hauptstadt bezirk',
);

/** Prepositions that, right before a name without an article, nearly always mean a place. */
export const placePrepositions = words('in near outside throughout en à nach');

/** Prepositions that mean a place or a person: "a Mosca", "a Putin". */
export const doubtfulPrepositions = words('a ad da verso to from at hacia desde depuis vers aus bei');

/** Small words that join the parts of a person's name. */
export const nameParticles = words('de du la le van von der den ten ter bin ibn zu dos das do');

/** The ones that join names where every noun is capitalised; "Bericht der Kommission" is none. */
export const germanParticles = words('von van zu bin');

/** Small words that join the parts of an organisation's or a state's name, after a noun that announces one. */
export const headParticles = words(
  'of for on the di del della dello dell dei degli delle d per la le de du des para el los las pour les',
);

/** Prepositions with which a name goes on in lower case after an open head noun, with the article where they hold it. */
export const tailPrepositions = words(
  'di del della dello dell dei degli delle d de du des per para pour contro contra contre',
);

/** The ones that announce what a body is for; only after them may "alla" follow ("per la lotta alla disinformazione"). */
export const purposePrepositions = words('per para pour contro contra contre');

/** The ones that go on a body's name only after one of {@link purposePrepositions}. */
export const furtherPrepositions = words('al allo alla all ai agli alle a aux au à');

/** Articles that may stand between such a preposition and its noun. */
export const tailArticles = words('il lo la l i gli le los las el les');

/** Endings of adjectives after a head noun: "nazionale", "europeo", "supérieur". */
export const adjectiveEnding =
  /(?:ale|ali|[ic]ano|[ic]ana|[ic]ani|[ic]ane|ico|ica|ici|iche|ivo|iva|ario|aria|ese|esi|peo|pea|pei|pee|al|ales|és|esa|aux|ique|iques|ien|ienne|aire|éen|éenne|ieur|ieure)$/;

/** Italian infinitives, with and without a pronoun: "Commissione | di elaborare" is no name. */
export const infinitiveEnding = /(?:[aei]re|[aei]r(?:si|ci|lo|la|li|le|ne|vi|mi|ti))$/;

/** German nouns, compounds too, that make a capitalised word a body. */
export const germanBody =
  /(?:kommission|parlament|ministerium|partei|verband|gerichtshof|behörde|fraktion|agentur|gewerkschaft|universität|bundesbank|nationalbank)(?:e?s|en)?$/i;

/** Joining words no name may cross. */
export const conjunctions = words('e ed and y et und o or ou oder');

/** Days, months and measures, which no name is made of. */
export const calendarWords = words(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november',
  'december jan feb mar apr jun jul aug sept sep oct nov dec am pm ok ps gennaio febbraio marzo aprile maggio giugno luglio agosto settembre',
  'ottobre novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica enero febrero abril mayo junio julio septiembre octubre',
  'noviembre diciembre janvier février mars avril mai juin juillet août septembre octobre novembre décembre januar februar märz juni juli oktober',
  'dezember ende anfang mitte millionen milliarden euro dollar prozent uhr natale pasqua christmas easter ii iii iv vi vii viii ix xi xii',
);

/** Nouns that are often capitalised without being a name on their own. */
export const commonNouns = together(
  calendarWords,
  words(
    'stato stati affari esteri interni difesa giustizia economia finanze governo paese paesi presidenza ministero nord sud est ovest dio',
    'state government defense defence justice treasury interior north south east west internet covid god i artikel',
    'estado gobierno exteriores interior hacienda justicia defensa asuntos país',
    'état états affaires étrangères intérieur gouvernement défense pays',
  ),
);

/** English words for peoples that do not end like one: with {@link demonymEnding} they tell "French troops" from a name. */
export const demonyms = words(
  'french german dutch greek swiss welsh western eastern northern southern soviet arab jewish muslim muslims christian christians',
  'catholic islamic republican republicans democrat democrats democratic nazi american americans african africans european europeans',
  'russian russians ukrainian ukrainians italian italians canadian canadians indian indians iranian iranians syrian syrians',
);

/** How most English words for peoples end; names do too, so only a lone word counts. */
export const demonymEnding = /(?:ian|ean|ish|ese|[bklmnrst]an|[aq]i)s?$/;

/** Participles and verbs of saying: what stands before them speaks, so it is a person more often than a place. */
export const sayingVerbs = words(
  'detto affermato dichiarato spiegato aggiunto sottolineato scritto replicato ribadito dice afferma spiega sottolinea',
  'said says told added wrote explained dijo afirmó declaró explicó añadió aseguró déclaré dit affirmé expliqué ajouté sagte erklärte betonte',
);

/** Articles, pronouns, prepositions, conjunctions, auxiliaries and adverbs: capitalised only because they open a sentence. */
export const functionWords = words(
  'il lo la i gli le l un uno una e ed o ma se che chi cui come quando dove mentre perché poiché anche non né si sì di a ad da in con su per tra fra del',
  'dello della dell dei degli delle al allo alla all ai agli alle dal dallo dalla dall dai dagli dalle nel nello nella nell nei negli nelle sul sullo sulla sull',
  'sui sugli sulle questo questa questi queste quello quella quelli quelle esso essa essi lui lei loro noi voi io ci vi è era erano sono ha hanno aveva avevano',
  'ho abbiamo sarà sarebbe sarebbero secondo dopo prima durante contro verso oltre senza sotto sopra dentro fuori già ora oggi ieri domani intanto infatti inoltre',
  'però quindi così tuttavia più molto tanto tutto tutti tutta tutte altri altre altro siano sia fosse fossero poi invece allora eppure oppure adesso stamattina stasera aver esser poter dover voler far dar star alcuni alcune ogni nessuno suo sua suoi sue nostro ancora sempre mai solo ecco',
  'the an and or but if so as at by for from of on to with without within after before during since until while when where who what which why how this that these',
  'those he she it they we you his her its their our my your not no yes is are was were be been has have had do does did can could would should might must there here',
  'then now today yesterday tomorrow meanwhile however although though because also only just more most many much some any all both each every other another new under',
  'over about against between into through than according last next first',
  'el los las unos unas y ni pero sino que quien cual cuando donde mientras porque también sin sobre entre hasta desde hacia según tras este esta estos estas ese esa',
  'esos esas aquel él ella ellos ellas nosotros usted yo se su sus es son fue fueron ha han había está están más muy todo todos toda todas otro otra otros ya hoy ayer',
  'ahora así además entonces sólo',
  'les une des du au aux et ou mais donc or ni car ne pas ce cet cette ces il elle ils elles nous vous je tu on qui que quoi dont où lorsque quand comme si dans sur sous',
  'avec sans pour par chez entre vers selon après avant pendant depuis est sont était ont avait sera plus très tout tous toute toutes autre autres aussi alors ainsi',
  'cependant déjà hier demain son sa ses leur leurs mon ma mes notre votre en à',
  'der die das den dem des ein eine einen einem einer eines und oder aber wenn weil dass ob als wie wer was wo warum nicht kein keine er sie es wir ihr ich sein seine',
  'ihre unser mit von vom zu zum zur im am beim nach aus auf über unter vor hinter zwischen ihnen alle viele vielen meine unsere diese dieser dieses gegen ohne um durch für seit bis laut ist sind war waren hat haben hatte wird',
  'werden wurde wurden kann soll auch nur noch schon sehr mehr heute gestern morgen dann dabei damit dort hier so doch jedoch',
);

/** Whether a word is a lone English word for a people. */
export function isDemonym(word: string): boolean {
  return (
    demonyms.has(word.toLowerCase()) || (word.length > 5 && /^\p{Lu}\p{Ll}+$/u.test(word) && demonymEnding.test(word))
  );
}
