/** ISO 639-1 codes of the languages that newspapers and agencies write in. */
const codes =
  'af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu ha he hi hr hu hy id ig is it ja ka kk km kn ko ku ky ' +
  'la lb lo lt lv mg mk ml mn mr ms mt my ne nl no or pa pl ps pt rm ro ru rw sc si sk sl so sq sr sv sw ta te tg th ti tk tl tr tt ' +
  'uk ur uz vi yi yo zh zu';

/** The languages that can be picked for an article, by code. */
export function languageCodes(): readonly string[] {
  return codes.split(' ');
}
