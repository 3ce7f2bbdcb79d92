import assert from 'node:assert/strict';
import fc from 'fast-check';
import { paragraphs, sentences } from '../../../../src/core/text/segments';
import { hardText, runs } from '../../../support/property';

/** The text with `|` between sentences, spaces around it left out. */
const split = (text: string): string =>
  sentences(text)
    .map(({ start, end }) => text.slice(start, end))
    .join('|');

suite('core/text/segments: sentences', () => {
  /** Sentences are marked off by `|`, which stands for one space. */
  const check = (marked: string): void => assert.equal(split(marked.replaceAll('|', ' ')), marked);

  test('ends a sentence at a stop', () => check('Uno.|Due!|Tre?|Quattro…|Cinque'));
  test('keeps a decimal and a thousand together', () => check('Sono 10.000 uomini, il 3.5 per cento.|Altri no.'));
  test('keeps Italian abbreviations together', () => check("L'on. Rossi e il dott. Bianchi, n. 4.|Poi basta."));
  test('keeps English titles together', () => check('Mr. Smith met Gen. Lee and Dr. Who.|They left.'));
  test('keeps Spanish abbreviations together', () => check('El Sr. García vive en EE.UU. desde 2010.|Trabaja.'));
  test('keeps French abbreviations together', () => check('M. Macron a parlé avec Mme. Le Pen.|Elle est partie.'));
  test('keeps German ordinals together', () => check('Am 4. November kam er.|Es waren 12.|Danach ging er.'));
  test('keeps initials together', () => check('J. K. Rowling e George W. Bush parlano.|Poi no.'));
  test('keeps a day and a short month together', () => check('Il 12 nov. 2024 era lunedì.|Pioveva.'));
  test('ends a sentence after an acronym before an article', () =>
    check('He lives in the U.S.|The president does too.'));
  test('goes on after an acronym before a name', () => check('The U.S. Senate voted.|It rained.'));
  test('lets a word that is a title only with a capital end a sentence', () => check('They asked me.|Smith left.'));
  test('takes closing quotes and brackets along', () => check('«Vado.»|(Era tardi.)|“Sì.”|"No."|Fine.'));
  test('takes a French guillemet a space away along', () =>
    assert.equal(split('Il dit « Oui. » Puis rien. Fin.'), 'Il dit « Oui. »|Puis rien.|Fin.'));
  test('does not take an opening guillemet along', () => check('Er ging.|»Schluss.«|Dann kam sie.'));
  test('goes on in lower case after a quotation', () => check('"Vieni?" disse e rise.|Poi tacque.'));
  test('goes on over a single line end', () => assert.equal(split('Uno\ndue.\nTre.'), 'Uno\ndue.|Tre.'));
  test('ends at a blank line without a stop', () => assert.equal(split('Titolo\n \nTesto.'), 'Titolo|Testo.'));
  test('ends at a paragraph separator', () => assert.equal(split('Titolo \u2029 Testo.'), 'Titolo|Testo.'));
  test('needs no space after a Chinese stop', () => assert.equal(split('一。二！三'), '一。|二！|三'));
  test('finds none in white space', () => assert.equal(split(' \n\n '), ''));

  test('covers everything but white space, in order', () => {
    fc.assert(
      fc.property(hardText(80), (text) => {
        let end = 0;
        for (const sentence of sentences(text)) {
          assert.equal(text.slice(end, sentence.start).trim(), '');
          assert.ok(sentence.end > sentence.start);
          end = sentence.end;
        }
        assert.equal(text.slice(end).trim(), '');
      }),
      runs(),
    );
  });
});

suite('core/text/segments: paragraphs', () => {
  const check = (text: string, ...expected: readonly string[]): void =>
    assert.deepEqual(
      paragraphs(text).map(({ start, end }) => text.slice(start, end)),
      expected,
    );

  test('splits at blank lines', () => check('A\nb\n\nC\n \n\nD\n', 'A\nb', 'C', 'D'));
  test('trims the first and the last', () => check('\n  A \n\n B \n', 'A', 'B'));
  test('splits at paragraph separators', () => check('A \u2029 B', 'A', 'B'));
  test('finds one in a text without line ends', () => check('A', 'A'));
  test('finds none in an empty text', () => check(''));
});
