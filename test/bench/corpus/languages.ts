/** The small tables from which texts of a language are made; all words are the project's own choice of common ones. */
export interface LanguageTable {
  readonly code: string;
  /** Most frequent first. */
  readonly functionWords: readonly string[];
  /** What content words begin with, go on with and end with. */
  readonly beginnings: readonly string[];
  readonly middles: readonly string[];
  readonly endings: readonly string[];
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly places: readonly string[];
  readonly organisations: readonly string[];
  readonly offices: readonly string[];
  readonly saidVerbs: readonly string[];
  readonly agency: string;
  readonly months: readonly string[];
}

const list = (words: string): readonly string[] => words.split(' ');
const names = (words: string): readonly string[] => words.split(', ');

export const languageTables: readonly LanguageTable[] = [
  {
    code: 'it',
    functionWords: list(
      'di e il la che in a per un è del della con non una i le da si al sono più ha come dei nel alla anche dal ma o gli se su lo ' +
        'delle hanno questo stato dopo essere nella dalla tra molto contro sul ancora quando prima già dove fra ogni perché ' +
        'tutti così loro cui senza due oggi solo fino sotto mentre suo sua tre anni ieri quasi dunque presso verso circa',
    ),
    beginnings: list(
      'go re con pre in par mi ca ma si di tra pro se co po la ve fa mo ri sta sco ter nu gra spe lu ba fi cri pi am or le so vi',
    ),
    middles: list('ver gio mer sti ta na ri li ca mi ro di fer la no ma ni ra co le si ti pe do lu gi bi zi lo va'),
    endings: list('o a i e ione ioni mento menti ale ali ità ato ata ati are ere ire ano ava anza ista iste tore tori'),
    firstNames: list(
      'Marco Giulia Luca Anna Paolo Chiara Matteo Elena Andrea Laura Giorgio Sara Pietro Marta Carlo Irene',
    ),
    lastNames: list(
      'Rossi Bianchi Ferrari Esposito Romano Colombo Ricci Marino Greco Bruno Gallo Conti Costa Mancini Giordano Rizzo Lombardi ' +
        'Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale',
    ),
    places: names(
      'Roma, Milano, Napoli, Torino, Bologna, Bari, Palermo, Genova, Venezia, Ucraina, Francia, Germania, Kiev, Bruxelles',
    ),
    organisations: names(
      'Banca d’Italia, Commissione europea, Corte costituzionale, Nato, Confindustria, Protezione civile, Regione Lazio',
    ),
    offices: names('il presidente, il ministro, il sindaco, la portavoce, il procuratore, la segretaria, il direttore'),
    saidVerbs: names('ha detto, ha affermato, ha spiegato, ha aggiunto, ha ribadito'),
    agency: 'Agenzia Nord',
    months: list('gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'),
  },
  {
    code: 'en',
    functionWords: list(
      'the of to and a in that is for on with was said as by at from it be has an are have he not his were which their but will ' +
        'they been its or had who more about this after would there one new up over also when all into out could than other some ' +
        'people two last year what first before no while most against during between under three where many since',
    ),
    beginnings: list(
      'con re pro in de com ex sta par tra gov for min mar per pre sub inter dis cam res com mon fin hou sch pol mil tech hea cou',
    ),
    middles: list(
      'ver duc ter gres tect form spec ti ra li ci po ment si na lo di ca mo er la vi ro ni pe to mi ta fi',
    ),
    endings: list('s ed ing er ers tion tions ment ments al ly ity ies ive able ance ist ists or ors ness y e en est'),
    firstNames: list(
      'James Mary John Linda Robert Susan Michael Karen David Nancy William Emma Thomas Alice Daniel Grace',
    ),
    lastNames: list(
      'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Martin Jackson Thompson White Harris Clark ' +
        'Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson Carter Mitchell',
    ),
    places: names(
      'London, New York, Washington, Chicago, Boston, Dublin, Sydney, Ukraine, Germany, France, Kyiv, Beijing, Moscow',
    ),
    organisations: names(
      'European Commission, Federal Reserve, Supreme Court, World Bank, United Nations, Bank of England, Red Cross, NATO',
    ),
    offices: names('President, Prime Minister, Mayor, Senator, Governor, Secretary, spokesman'),
    saidVerbs: names('said, added, told reporters, argued, warned'),
    agency: 'Harbour News',
    months: list('January February March April May June July August September October November December'),
  },
  {
    code: 'es',
    functionWords: list(
      'de la que el en y a los se del las por un para con no una su al lo como más o pero sus le ha me si sin sobre este ya entre ' +
        'cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede ' +
        'todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora cada otro después te otros aunque esa eso hace',
    ),
    beginnings: list(
      'con re pro in des par mi ca ma si di tra se co po la ve fa mo es go ter nu gra lu ba fi cri pi am or le so vi ha',
    ),
    middles: list('ver mer ta na ri li ca mi ro di la no ma ni ra co le si ti pe do lu gi bi lo va gu ñe cha lle rre'),
    endings: list(
      'o a os as e es ción ciones miento mientos al ales dad ado ada ados ar er ir aba anza ista istas dor dores',
    ),
    firstNames: list(
      'José María Antonio Carmen Manuel Ana Javier Lucía Carlos Elena Miguel Pilar Diego Sofía Pablo Marta',
    ),
    lastNames: list(
      'García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Álvarez ' +
        'Muñoz Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Suárez',
    ),
    places: names(
      'Madrid, Barcelona, Sevilla, Valencia, Bilbao, México, Lima, Bogotá, Ucrania, Francia, Alemania, Kiev, Bruselas',
    ),
    organisations: names(
      'Banco de España, Comisión Europea, Tribunal Supremo, Guardia Civil, Cruz Roja, OTAN, Naciones Unidas',
    ),
    offices: names('el presidente, la ministra, el alcalde, la portavoz, el fiscal, el director'),
    saidVerbs: names('dijo, afirmó, explicó, añadió, aseguró'),
    agency: 'Agencia Sur',
    months: list('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'),
  },
  {
    code: 'fr',
    functionWords: list(
      'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son mais aux on ont ou ' +
        'cette été leur ses aussi deux fait comme être ans elle ces même tout après sans nous entre sous dont lui où selon ' +
        'encore depuis contre très avant peut toujours alors moins trois autres tous ainsi jour fois chez mois',
    ),
    beginnings: list(
      'con re pro in dé par mi ca ma si di tra se co po la ve fa mo ex gou ter nu gra lu ba fi cri pi am or lé so vi ha',
    ),
    middles: list('ver mer ta na ri li ca mi ro di la no ma ni ra co le si ti pe do lu gi bi lo va gne che lle tre é'),
    endings: list('e es s er ez ent ion ions ment ments al aux ité é ée és ir ait ance iste istes eur eurs euse able'),
    firstNames: list(
      'Jean Marie Pierre Nathalie Michel Isabelle Philippe Sophie Nicolas Claire Julien Camille Hugo Léa Louis Alice',
    ),
    lastNames: list(
      'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand ' +
        'Roux Vincent Fournier Morel Girard André Mercier Dupont Lambert Bonnet François Martinez Legrand',
    ),
    places: names(
      'Paris, Lyon, Marseille, Lille, Bordeaux, Nantes, Genève, Ukraine, Allemagne, Italie, Kiev, Bruxelles, Moscou',
    ),
    organisations: names(
      'Banque de France, Commission européenne, Conseil d’État, Croix-Rouge, Otan, Nations unies, Cour des comptes',
    ),
    offices: names('le président, la ministre, le maire, la porte-parole, le procureur, le directeur'),
    saidVerbs: names('a déclaré, a affirmé, a expliqué, a ajouté, a assuré'),
    agency: 'Agence Ouest',
    months: list('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
  },
  {
    code: 'de',
    functionWords: list(
      'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach ' +
        'wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde ' +
        'sei seit unter gegen vom können schon wenn habe seine ihre dann unter wir soll ich eines Jahr zwei Jahren diese',
    ),
    beginnings: list(
      'Ver Be Ge Ent Vor An Auf Ein Aus Un Re Kon Pro Staats Bundes Wirt Ge Ar Kri Poli Ver Mi Haus Land Wahl Berg See',
    ),
    middles: list(
      'wal ter sprech hand stel lun fra mer schaf rich gie bau tra kenn ord lei stell zie fuhr gen schlag brei halt neh',
    ),
    endings: list(
      'ung ungen en er e es heit keit lich liche lichen ig ige isch ische t te ten st schaft schaften nis nisse ern',
    ),
    firstNames: list(
      'Peter Ursula Michael Monika Thomas Petra Andreas Sabine Stefan Julia Jan Lena Felix Hanna Paul Marie',
    ),
    lastNames: list(
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder ' +
        'Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Maier',
    ),
    places: names(
      'Berlin, München, Hamburg, Köln, Frankfurt, Wien, Zürich, Ukraine, Frankreich, Italien, Kiew, Brüssel, Moskau',
    ),
    organisations: names(
      'Bundesbank, Europäische Kommission, Bundesrat, Rotes Kreuz, Nato, Vereinte Nationen, Landgericht München',
    ),
    offices: names('Präsident, Ministerin, Bürgermeister, Sprecherin, Staatsanwalt, Direktor'),
    saidVerbs: names('sagte, erklärte, betonte, warnte, teilte mit'),
    agency: 'Agentur Ost',
    months: list('Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
  },
];
