import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import { toModelText } from '../../../../src/core/text/modelText';
import { modelText, runs } from '../../../support/property';
import { checkMetadata as check } from './checkMetadata';

const origins = (fileName: string, text: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parseArticle(fileName, toModelText(text)).metadata.provenance).map(([field, { from }]) => [
      field,
      from,
    ]),
  );

suite('core/article/parseArticle', () => {
  const agencyText =
    " date 2024-11 (Adnkronos) - Via libera all'accordo tra i due leader. Il parlamento ha votato ieri sera con una larga maggioranza.";

  test('reads source, date, title and language of an agency text', () =>
    check('a.txt', agencyText, {
      source: 'Adnkronos',
      date: '2024-11',
      datePrecision: 'month',
      title: "Via libera all'accordo tra i due leader",
      language: 'it',
      words: 18,
    }));
  suite('the language of a page', () => {
    const italian =
      'Il governo ha approvato ieri sera la nuova legge sul lavoro dopo un lungo dibattito. Le parti sociali non sono state sentite. ';
    const checkPage = (html: string, language: string, from: string, confidence: number): void => {
      const { metadata } = parseArticle('a.html', toModelText(html));
      assert.deepEqual([metadata.language, metadata.provenance.language], [language, { from, confidence }]);
    };

    test('is that of its words where the template says another', () =>
      checkPage(`<html lang="en-US"><body><p>${italian.repeat(8)}</p>`, 'it', 'language', 0.6));
    test('is found also in few paragraphs, between menus', () =>
      checkPage(
        `<html lang="en"><nav>${'<a href="/">x</a>\n'.repeat(200)}</nav><p>${italian}${italian}</p>`,
        'it',
        'language',
        0.6,
      ));
    test('is what the markup says where the words say it too', () =>
      checkPage(`<html lang="it"><body><p>${italian.repeat(8)}</p>`, 'it', 'markup', 0.95));
    test('is what the markup says of few words, and of words of two languages', () => {
      checkPage('<html lang="en"><p>Il governo ha approvato la legge.</p>', 'en', 'markup', 0.95);
      const english = 'The government passed the new labour law late last night after a long debate in the house. ';
      checkPage(`<html lang="en"><p>${italian.repeat(8)}</p><p>${english.repeat(8)}</p>`, 'en', 'markup', 0.95);
    });
    test('is what the markup says where the detector does not know that language', () =>
      checkPage(
        `<html lang="gl"><p>${'O goberno aprobou onte pola noite a nova lei do traballo despois dun longo debate no parlamento. '.repeat(8)}</p>`,
        'gl',
        'markup',
        0.95,
      ));
    test('is what a person wrote into the front matter, whatever the words are', () => {
      const { metadata } = parseArticle('a.md', toModelText(`---\nlang: en\n---\n\n${italian.repeat(8)}`));
      assert.deepEqual([metadata.language, metadata.provenance.language?.from], ['en', 'frontMatter']);
    });
  });
  test('says where each field comes from', () =>
    assert.deepEqual(origins('a.txt', agencyText), {
      source: 'dateline',
      date: 'prefix',
      title: 'lead',
      language: 'language',
    }));
  test('leaves the names of the dateline in the prose and ends a block after each', () => {
    const { prose } = parseArticle('a.txt', toModelText('ROMA, 12 nov. (ANSA) - Il governo.'));
    assert.equal(prose, 'ROMA\u2029          ANSA\u2029   Il governo.');
  });
  test('takes a short first line before a blank line as the headline', () => {
    const text = 'Il governo cade in aula\n\nROMA, 12 nov. 2024 (ANSA) - Il governo è caduto. Si vota.';
    check('a.txt', text, { title: 'Il governo cade in aula', source: 'ANSA', date: '2024-11-12' });
    assert.equal(origins('a.txt', text).title, 'text');
  });
  test('takes the line under a dateline alone as the headline', () =>
    check('a.txt', '(ANSA) -\n\nIl governo cade\n\nIl governo è caduto ieri. Si vota.', { title: 'Il governo cade' }));
  test('takes no headline that ends in a full stop, or that nothing follows', () => {
    check('a.txt', 'Primo testo breve. Secondo.\n\nAltro.', { title: 'Primo testo breve' });
    check('a.txt', 'Una riga sola', { title: 'Una riga sola' });
    assert.equal(origins('a.txt', 'Una riga sola').title, 'lead');
  });
  test('keeps an ellipsis and the stops of an acronym at the end of a title', () => {
    check('a.txt', 'E poi... Fine.\n\nAltro.', { title: 'E poi...' });
    check('a.txt', 'La nuova S.p.A.', { title: 'La nuova S.p.A.' });
  });
  test('cuts a long first sentence at a word', () => {
    const { title = '' } = parseArticle('a.txt', toModelText(`${'parola '.repeat(40)}.`)).metadata;
    assert.match(title, /^parola( parola)+…$/);
    assert.ok(title.length <= 121);
  });
  test('cuts one long word without splitting a surrogate pair', () => {
    const { title = '' } = parseArticle('a.txt', toModelText(`a${'𝒳'.repeat(100)}`)).metadata;
    assert.match(title, /^a𝒳+…$/u);
  });
  test('finds nothing in a text without a word', () => {
    check('a.txt', '', { words: 0 });
    assert.deepEqual(origins('a.txt', ' *** \n\n -- '), {});
  });
  test('titles a text that is a dateline only', () => check('a.txt', '(ANSA) -', { title: 'ANSA', source: 'ANSA' }));
  test('titles a text whose first word comes late', () =>
    check('a.txt', `${'* '.repeat(3000)}Fine`, { title: 'Fine' }));
  test('invents no year for a day and month', () =>
    check('a.txt', 'ROMA, 12 nov. (ANSA) - Il governo.', { date: undefined, datePrecision: undefined }));
  test('takes a date from the file name before one in the text', () => {
    check('news/2024-11-04-governo.txt', 'Il governo cade. Era il 5 marzo 2020.', { date: '2024-11-04' });
    check('governo.txt', 'Il governo cade. Era il 5 marzo 2020.', { date: '2020-03-05' });
    assert.equal(origins('governo.txt', 'Era il 5 marzo 2020.').date, 'text');
  });
  test('takes brackets later in the text for no dateline', () =>
    check('a.txt', "Il portavoce dell'agenzia (ANSA) - ha detto la radio - tace.", { source: undefined }));

  test('takes the first line for the headline when byline or dateline stand right below it', () => {
    const expected = { title: 'Il governo cade', author: 'Mario Rossi', source: 'ANSA', place: 'Roma' };
    check('a.txt', 'Il governo cade\ndi Mario Rossi\nROMA (ANSA) - Il governo è caduto.', expected);
    check('a.txt', 'Il governo cade\n\nROMA (ANSA) - (di Mario Rossi) - Il governo è caduto.', expected);
  });
  test('takes a byline for no headline, wherever it stands', () => {
    const text = 'By JANE DOE and John Roe\nLONDON (Reuters) - The bank raised rates. It did.';
    check('a.txt', text, { author: 'Jane Doe, John Roe', title: 'The bank raised rates', place: 'London' });
    assert.deepEqual(parseArticle('a.txt', toModelText(text)).metadata.provenance.author, {
      from: 'text',
      confidence: 0.8,
    });
  });
  test('begins the first sentence after a byline in brackets', () =>
    check('a.txt', '(ANSA) - ROMA, 12 NOV - (di Mario Rossi) Il governo è caduto. Si vota.', {
      title: 'Il governo è caduto',
      author: 'Mario Rossi',
    }));
  test('titles wrapped text by its first sentence', () =>
    check('a.txt', 'Il governo è caduto ieri sera\nin aula. Si vota.\n\nAltro.', {
      title: 'Il governo è caduto ieri sera in aula',
    }));
  test('is surer of a place that a known agency or a date goes with', () => {
    const confidence = (text: string): number | undefined =>
      parseArticle('a.txt', toModelText(text)).metadata.provenance.place?.confidence;
    assert.equal(confidence('ROMA (ANSA) - Il governo.'), 0.9);
    assert.equal(confidence('ROMA (Agenzia Foo) - Il governo.'), 0.7);
  });

  const endings = fc.constantFrom('a.txt', 'b.md', 'c.MARKDOWN', 'd.html', 'e.htm', 'f');
  test('gives prose of equal length with every line end, whatever the text', () => {
    fc.assert(
      fc.property(endings, modelText(60), (fileName, text) => {
        const { prose } = parseArticle(fileName, text);
        assert.equal(prose.length, text.length);
        const decodes = /\.html?$/.test(fileName) && text.includes('&');
        for (let at = 0; at < text.length; at++) {
          const isBlank = prose[at] === ' ' || prose[at] === '\u2029' || prose[at] === '\u034f';
          assert.ok(prose[at] === text[at] || ((isBlank || decodes) && text[at] !== '\n'));
        }
      }),
      runs(),
    );
  });
  test('gives every text with a word a title', () => {
    fc.assert(
      fc.property(modelText(), (text) => {
        const { title } = parseArticle('a.txt', text).metadata;
        assert.equal(title !== undefined, /[\p{L}\p{N}]/u.test(text));
        assert.notEqual(title, '');
      }),
      runs(),
    );
  });
});
