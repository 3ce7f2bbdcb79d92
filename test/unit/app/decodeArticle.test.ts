import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { decodeArticle, type DecodedArticle } from '../../../src/app/decodeArticle';
import { defaultEncoding } from '../../../src/app/library/workerConfiguration';
import { toModelText } from '../../../src/core/text/modelText';
import { readableFiles, unreadableFiles } from '../../support/encodings';
import { repositoryRoot } from '../../support/paths';
import { hardText, runs } from '../../support/property';

const folder = path.join(repositoryRoot, 'test', 'fixtures', 'encodings');

function decode(bytes: Uint8Array | readonly number[], name = 'utf8', file = 'a.txt'): DecodedArticle {
  return decodeArticle(new Uint8Array(bytes), { path: file, encoding: { name, guess: false } });
}

suite('app/decodeArticle, files', () => {
  test('are all spoken of', () =>
    assert.deepEqual(
      readdirSync(folder).sort(),
      [...Object.keys(readableFiles), ...Object.keys(unreadableFiles)].sort(),
    ));
  for (const [file, { encoding, text }] of Object.entries(readableFiles))
    test(`reads ${file}`, () => {
      const decoded = decode(readFileSync(path.join(folder, file)), 'utf8', file);
      assert.ok(decoded.kind === 'ok', JSON.stringify(decoded));
      assert.deepEqual([decoded.encoding, toModelText(decoded.text)], [encoding, text]);
    });
  for (const [file, failure] of Object.entries(unreadableFiles))
    test(`refuses ${file}`, () =>
      assert.deepEqual(decode(readFileSync(path.join(folder, file)), 'utf8', file), { kind: 'failed', failure }));
});

suite('app/decodeArticle, what is no UTF-8', () => {
  const check = (text: string, encoding: 'latin1' | readonly number[], expected: string | undefined): void => {
    const bytes = typeof encoding === 'string' ? Buffer.from(text, encoding) : new Uint8Array(encoding);
    const decoded = decode(bytes);
    assert.equal(decoded.kind === 'ok' ? decoded.text : undefined, expected, JSON.stringify(decoded));
  };
  const western = (text: string): void => check(text, 'latin1', text);
  const refused = (bytes: readonly number[]): void => check('', bytes, undefined);

  test('is Italian', () => western('Perché la città è più bella: lunedì, martedì.'));
  test('is French, with many accents', () => western("L'été où les élèves créèrent, à Noël, un été."));
  test('is French capitals', () => western("À L'ÉTÉ"));
  test('is German', () => western('Die Größe der Straße übersteigt, so Müller, alle Maße.'));
  test('is Spanish', () => western('¿Qué dirá mañana el señor Muñoz? ¡Nada!'));
  test('is one accented word', () => western('été'));
  test('is prices and degrees', () => western('It costs £5, ¥70 or ½ of that at 20° (± 5 %).'));
  test('is a Catalan dot and a soft hyphen in a word', () => western('col·legi, Zeitungs\u00ADbericht'));
  test('has signs that only Windows has', () =>
    check('', [0x93, 0x41, 0x92, 0x62, 0x94, 0x20, 0x85, 0x20, 0x80], '“A’b” … €'));

  test('is not Cyrillic', () => refused([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xea, 0xe8, 0xf2]));
  test('is not Greek', () => refused([0xc1, 0xe8, 0xde, 0xed, 0xe1, 0x20, 0xea, 0xe1, 0xe9, 0x20, 0xc5, 0xeb]));
  test('is not Shift-JIS', () => refused([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc]));
  test('is not Italian of DOS, whose ì is nothing here', () => refused([...Buffer.from('luned'), 0x8d]));
  test('is not Italian of DOS without ì', () => refused([...Buffer.from('perch'), 0x82, ...Buffer.from(' cos')]));
  test('is not Italian of old Macs', () => refused([...Buffer.from('l'), 0xd5, ...Buffer.from('uomo perch'), 0x8e]));
  test('is not Polish of Windows', () => refused([0xb3, 0xf3, 0x64, 0x9f, 0x20, 0x73, 0xb3, 0x6f, 0x77, 0x6f]));
  test('is not UTF-8 that was cut', () => refused([...Buffer.from('La città è cresciuta perché').subarray(0, -1)]));
  test('is not UTF-8 with a byte lost', () => refused([...Buffer.from('à è ì '), 0xe2, 0x80, ...Buffer.from(' ò ù')]));
  test('is not a file with a mark for UTF-8', () => refused([0xef, 0xbb, 0xbf, 0x63, 0xe8]));
  test('is no text when it has control characters', () =>
    assert.deepEqual(decode([0x63, 0xe8, 0x02]), { kind: 'failed', failure: 'binary' }));
});

suite('app/decodeArticle, pages', () => {
  const page = (charset: string, words: readonly number[]): readonly number[] => [
    ...Buffer.from(`<html><head><meta ${charset}></head><body>`),
    ...words,
  ];
  const russian = [0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0];
  const check = (charset: string, bytes: readonly number[], expected: string, file = 'in/a.HTML'): void => {
    const decoded = decode(page(charset, bytes), 'utf8', file);
    const result =
      decoded.kind === 'ok' ? `${decoded.encoding} ${decoded.text.split('<body>')[1] ?? ''}` : decoded.kind;
    assert.equal(result, expected);
  };

  test('say what they are', () => check('charset=windows-1251', russian, 'windows1251 Москва'));
  test('say it in quotes', () => check("charset = 'WINDOWS-1251'", russian, 'windows1251 Москва'));
  test('say it as a header', () =>
    check('http-equiv="Content-Type" content="text/html; charset=koi8-r"', [0xed], 'koi8r М'));
  test('mean Windows-1252 by ISO-8859-1', () => check('charset="iso-8859-1"', [0x93, 0xe8, 0x94], 'windows1252 “è”'));
  test('lie, and are Windows-1252', () => check('charset="utf-8"', [0x93, 0xe8, 0x94], 'windows1252 “è”'));
  test('lie, and are UTF-8', () => check('charset="windows-1251"', [...Buffer.from('Москва')], 'utf8 Москва'));
  test('say what nobody knows', () => check('charset="klingon"', [0x70, 0xe8], 'windows1252 pè'));
  test('say it in files that are pages only', () => check('charset=windows-1251', russian, 'failed', 'a.md'));
  test('say it early or not at all', () =>
    check(`name="${' '.repeat(1024)}"><meta charset=windows-1251`, russian, 'failed'));
});

suite('app/decodeArticle, settings', () => {
  const check = (name: string, bytes: readonly number[], expected: unknown): void => {
    const decoded = decode(bytes, name);
    assert.deepEqual(decoded.kind === 'ok' ? decoded.text : decoded, expected);
  };
  const askEditor = { kind: 'askEditor' };

  test('win over what is UTF-8', () => check('windows1252', [0xc3, 0xa8], 'Ã¨'));
  test('lose against a byte order mark', () => check('windows1252', [0xef, 0xbb, 0xbf, 0xc3, 0xa8], 'è'));
  test('lose against what looks like UTF-16', () => check('windows1252', [0x41, 0, 0x42, 0], 'AB'));
  test('keep controls of ISO-8859-1 apart from Windows-1252', () => check('iso88591', [0x41, 0x93], 'A\x93'));
  test('may name UTF-8 with a mark, which needs none', () => check('utf8bom', [0xc3, 0xa8], 'è'));
  test('may name UTF-16', () => check('utf16be', [0x04, 0x11], 'Б'));
  test('may name Chinese', () => check('gbk', [0xd6, 0xd0, 0xb9, 0xfa], '中国'));
  test('leave to the editor what is wrong in that encoding', () => check('gbk', [0xd6], askEditor));
  test('leave to the editor where it may differ', () => check('windows1251', [0x98], askEditor));
  test('leave to the editor what only it knows', () => check('cp437', [0x82], askEditor));
  test('leave guesses to the editor', () =>
    assert.deepEqual(
      decodeArticle(new Uint8Array([0x41]), { path: 'a.txt', encoding: { name: 'utf8', guess: true } }),
      {
        kind: 'askEditor',
      },
    ));
  test('do not make a text of nothing', () => check('gbk', [], { kind: 'failed', failure: 'empty' }));
});

suite('app/decodeArticle, UTF-16', () => {
  const check = (bytes: readonly number[], expected: unknown): void => {
    const decoded = decode(bytes);
    assert.deepEqual(decoded.kind === 'ok' ? decoded.text : decoded.kind === 'failed' && decoded.failure, expected);
  };
  test('drops half a unit at the end', () => check([0xff, 0xfe, 0x41, 0x00, 0x42], 'A'));
  test('keeps half a character', () => check([0xfe, 0xff, 0x00, 0x41, 0xd8, 0x3d], 'A\uD83D'));
  test('refuses halves of characters', () =>
    check([0xff, 0xfe, ...Array.from({ length: 40 }, (_, at) => (at % 2 ? 0xd8 : at))], 'invalidEncoding'));
  test('refuses zeros that are characters', () => check([0xff, 0xfe, 0x41, 0x00, 0x00, 0x00], 'binary'));
  test('refuses controls that no text has', () => check([0x01, 0x00], 'binary'));
  test('is empty without a character', () => check([0xff, 0xfe], 'empty'));
  test('is not a file with a zero somewhere', () => check([0x41, 0x00, 0x42, 0x43], 'binary'));
});

suite('app/decodeArticle, limits', () => {
  test('refuses more than 50 MB', () =>
    assert.deepEqual(decode(new Uint8Array(50 * 1024 * 1024 + 1)), { kind: 'failed', failure: 'tooLarge' }));
  test('refuses a zero wherever it stands', () =>
    assert.deepEqual(decode([...Buffer.from(`${'A'.repeat(900_000)}\0A`)]), { kind: 'failed', failure: 'binary' }));
  for (const name of ['utf8', 'windows1252'])
    test(`refuses ${name} that is full of control characters, and lets single ones stand`, () => {
      const words = 'La regione. '.repeat(50);
      assert.equal(decode([...Buffer.from(`${words}\x01${words}\x02`)], name).kind, 'ok');
      assert.equal(decode([...Buffer.from('A.\x07')], name).kind, 'ok');
      const many = Buffer.from('La \x01\x02 regione \x0e\x1f. '.repeat(50));
      assert.deepEqual(decode([...many], name), { kind: 'failed', failure: 'binary' });
    });
  test('makes one text of many slices', () => {
    const bytes = new Uint8Array(100_001).fill(0x61).fill(0xe8, 50_000, 50_001);
    assert.deepEqual(decode(bytes), {
      kind: 'ok',
      text: `${'a'.repeat(50_000)}è${'a'.repeat(50_000)}`,
      encoding: 'windows1252',
    });
  });

  test('gives back every text that was written in UTF-8', () =>
    fc.assert(
      fc.property(hardText(), (text) => {
        const written = text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
        const decoded = decode(new TextEncoder().encode(written));
        if (/\S/.test(written)) assert.equal(decoded.kind === 'ok' && decoded.text, written.replace(/^\uFEFF/, ''));
        else assert.deepEqual(decoded, { kind: 'failed', failure: 'empty' });
      }),
      runs(),
    ));
  test('never fails on any bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        assert.notEqual(decodeArticle(bytes, { path: 'a.html', encoding: defaultEncoding }).kind, 'askEditor');
      }),
      runs(),
    ));
});
