import { toModelText } from '../../core/text/modelText';
import { analyseArticle } from './analyseArticle';
import type { LibraryParts } from './libraryParts';
import { recogniseText } from './recogniseJob';

/**
 * An article of each kind that has code of its own; nothing of it is kept. Its language is clear without n-grams, which take 30 MB and are
 * read when a text first needs them.
 */
const plain = {
  path: 'a.txt',
  text: 'Roma, 3 mar. - Il ministro Rossi ha detto che la decisione non è stata presa dal governo, ma dalla commissione di Kursk.\n',
};
const page = { path: 'a.html', text: `<html><body><article><p>${plain.text}</p></article></body></html>` };

/**
 * Works on a small article as on one that changed: language data and the DOM are read when they are first needed, and that takes longer
 * than everything else that the person waits for who saves an article and searches it. To be called when nobody waits.
 */
export async function prepare({ catalogue, pacer, isDisposed }: LibraryParts): Promise<void> {
  const hasPages = [...catalogue.all()].some(({ file }) => /\.html?$/i.test(file.path));
  for (const { path, text } of hasPages ? [plain, page] : [plain]) {
    const modelText = toModelText(text);
    await pacer.breathe();
    if (isDisposed()) return;
    const { language } = analyseArticle({ id: '', path }, modelText, '').analysis.metadata;
    await pacer.breathe();
    if (isDisposed()) return;
    await recogniseText({ path, text: modelText, language }, pacer, isDisposed);
  }
}
