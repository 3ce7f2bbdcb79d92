import { fold } from '../text/fold';

/** What parts a headline from the name of the paper in the title of a page. */
const separator = / +(?:\||·|•|»|«|::|[-–—]) +/g;
/** Signs that stand in no headline: what follows is the paper. */
const sure = /[|·•»«:]/;
const LONGEST_NAME = 45;

/**
 * The title of a page without the name of the paper before or behind it: a name that is known, or short words behind a bar.
 * Words behind a dash may belong to the headline, so they stay, and the title is not sure.
 */
export function withoutSite(
  title: string | undefined,
  site: string | undefined,
): { readonly words: string | undefined; readonly isSure: boolean } {
  if (title === undefined) return { words: undefined, isSure: false };
  const parts = [...title.matchAll(separator)];
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return { words: title, isSure: true };
  if (site !== undefined) {
    const key = fold(site).trim();
    for (const { index, 0: sign } of parts) {
      if (fold(title.slice(index + sign.length)).trim() === key) return { words: title.slice(0, index), isSure: true };
    }
    if (fold(title.slice(0, first.index)).trim() === key)
      return { words: title.slice(first.index + first[0].length), isSure: true };
  }
  const bar = parts.find(({ 0: sign }) => sure.test(sign));
  const rest = bar && title.slice(bar.index + bar[0].length);
  const isName = bar && rest !== undefined && rest.length <= LONGEST_NAME && bar.index > rest.length / 2;
  return isName ? { words: title.slice(0, bar.index), isSure: parts[0] === bar } : { words: title, isSure: false };
}

/** Whether a value was decoded wrongly: a letter was lost, or one in UTF-8 was read as two or three in a single-byte encoding. */
export function isGarbled(value: string): boolean {
  return /\ufffd|Ã[\u0080-\u00bfŠšŽžŒœŸ€‚-‡ˆ‰‹›‘-”•–—˜™ƒ…]|â[€\u0080][\u0080-\u00bf™œ“”˜¢]|Â[\u00a0-\u00bf]/u.test(
    value,
  );
}
