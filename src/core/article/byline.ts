import { agencyOf } from './agencies';
import { isCapitals, readableCase } from './readableCase';

/** Longest byline that is read, in UTF-16 code units. */
const LONGEST = 140;

/** What a byline begins with, in five languages. The line must go on with a full name, so that "Di Maio attacca" is none. */
const lead =
  /(?:(?:written |reporting )?by|di|a cura di|scritto da|(?:dal nostro|dalla nostra|dell['’]|dall['’]) ?inviat[oa](?: di)?|von(?: unserem korrespondenten| unserer korrespondentin)?|(?:escrito )?por|(?:propos recueillis )?par|aut(?:h?or|orin|ora|ore|rice|eur) ?:|text ?:)\s+/iuy;

const capital = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`;
const particle = String.raw`(?:d[aeiu]|del|dell[ao]|dei|degli|den|der|ter|van|von|la|le|lo|bin|al|el|dos|das|do|zu)`;
const name = String.raw`${capital}(?: (?:${particle} ){0,2}${capital}){1,3}`;
const and = String.raw`(?:,? (?:and|ed?|y|und|et|&)|,) `;
const names = new RegExp(String.raw`${name}(?:${and}${name}){0,5}`, 'uy');
/** What may stand after the names: nothing, or where they write from and for whom. */
const rest = /^[\s.=]*$|^ ?[,|/–—(-]|^ (?:in|da|aus|à|desde|with|avec|mit|con) /u;
const between = new RegExp(and, 'u');
const notNames = /\b(?:staff|writer|editor|correspondent|reporter|news|redazione)\b/i;

/**
 * The writers that a line such as "di Mario Rossi" or "By JANE DOE and John Roe, Reuters" names, joined by commas, capitals
 * made readable; undefined for any other line.
 */
export function readByline(line: string): string | undefined {
  if (line.length > LONGEST) return undefined;
  const start = after(lead, line, 0);
  if (start === undefined) return undefined;
  const written = line.slice(start);
  const said = isCapitals(written) ? readableCase(written) : written;
  const end = after(names, said, 0);
  if (end === undefined || !rest.test(said.slice(end))) return undefined;
  const writers = said
    .slice(0, end)
    .split(between)
    .filter((writer) => agencyOf(writer) === undefined && !notNames.test(writer))
    .map(readableCase);
  return writers.length > 0 ? writers.join(', ') : undefined;
}

/** An author as metadata hold it: a byline's names without its first word; else what was written. */
export function cleanAuthor(written: string): string {
  return readByline(written) ?? written.replace(/^by (?=\S)/i, '');
}

function after(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
