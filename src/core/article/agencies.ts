import { fold } from '../text/fold';

/** News agencies in their usual spelling. */
const agencies =
  'Adnkronos|ANSA|AGI|askanews|LaPresse|Italpress|Agenzia Nova|Agenparl|Agenpress|9Colonne|DIRE|TMNews|Radiocor|' +
  'Reuters|AP|AFP|dpa|epd|KNA|SID|AFX|APA|Keystone-SDA|Keystone-ATS|ATS|SDA|' +
  'EFE|Europa Press|Servimedia|Colpisa|Notimex|Télam|Prensa Latina|Andina|Lusa|Agência Brasil|' +
  'PAP|ČTK|TASR|MTI|Agerpres|Mediafax|BTA|HINA|Tanjug|ANA-MPA|Belga|ANP|NTB|Ritzau|STT|' +
  'TASS|Interfax|RIA Novosti|Sputnik|BelTA|Ukrinform|Unian|Anadolu|KCNA|Yonhap|Kyodo|Jiji Press|Xinhua|CNA|' +
  'PTI|ANI|IANS|Bernama|Antara|IRNA|Tasnim|WAFA|SANA|AAP|UPI|Bloomberg|Dow Jones|PR Newswire|Business Wire|GlobeNewswire';

const byKey = new Map(agencies.split('|').map((name) => [fold(name), name]));
const aliases: Readonly<Record<string, string>> = {
  'itar-tass': 'TASS',
  'adn kronos': 'Adnkronos',
  europapress: 'Europa Press',
  'globe newswire': 'GlobeNewswire',
  nova: 'Agenzia Nova',
  'agence france-presse': 'AFP',
  'agenzia ansa': 'ANSA',
  'associated press': 'AP',
  'the associated press': 'AP',
  'agencia efe': 'EFE',
  'thomson reuters': 'Reuters',
};
const usualSpellings: ReadonlySet<string> = new Set(byKey.values());

/**
 * The usual spelling of the agency a dateline names in any case, or undefined. A desk or partner after a slash, hyphen or
 * space ("dpa/lni", "Reuters Health") is left out.
 */
export function agencyOf(written: string): string | undefined {
  const key = fold(written).trim();
  const [beforeSlash = ''] = key.split(/[/,]/);
  const [firstWord = ''] = beforeSlash.split(/[ -]/);
  const known = [key, beforeSlash.trim(), firstWord].find((part) => byKey.has(part) || Object.hasOwn(aliases, part));
  return known === undefined ? undefined : (byKey.get(known) ?? aliases[known]);
}

/** Whether a running text names an agency here: exactly its usual spelling, as "AGI" and "agi" are different words. */
export function isAgencyName(written: string): boolean {
  return usualSpellings.has(written);
}
