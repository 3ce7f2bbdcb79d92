import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeArticle } from '../bench/corpus/article';

const megabyte = 1024 * 1024;

/** A word that stands at the end of each large file that is an article, and nowhere else. */
export const lastWord = 'finissage';

/** Articles that are as large as articles can be, and one file that is larger. In bytes, by name. */
const sizes = { 'large.txt': 49 * megabyte, 'tooLarge.txt': 51 * megabyte };

/** Writes a text of 49 MB, one of 51 MB, one of 2 MB in a single line, and two usual articles into a folder. */
export function writeLargeFiles(folder: string): void {
  const paragraphs = prose(4 * megabyte);
  const put = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  for (const [name, size] of Object.entries(sizes)) {
    const bytes = Buffer.alloc(size, paragraphs);
    // A letter of two bytes may be cut in two at the end.
    bytes.write(`\n\nL'ultima parola è ${lastWord}.\n`.padStart(64), size - 64 - 1);
    put(name, bytes.toString().trimEnd());
  }
  put('line.txt', `${paragraphs.slice(0, 2 * megabyte).replace(/\s+/g, ' ')} L'ultima parola è ${lastWord}.`);
  put('one.txt', 'Il primo articolo\n\nROMA, 4 nov. (ANSA) - Il gasdotto di Tarvisio è stato chiuso ieri.\n');
  put('two.txt', 'Il secondo articolo\n\nROMA, 5 nov. (ANSA) - Il gasdotto di Tarvisio è stato riaperto oggi.\n');
}

/** Italian news in many paragraphs. */
function prose(length: number): string {
  let text = '';
  for (let number = 0; text.length < length; number++) {
    const { body, language } = makeArticle(11, number);
    if (language === 'it') text += `${body}\n\n`;
  }
  return text;
}
