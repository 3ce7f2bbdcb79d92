import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quotations } from '../../../../src/core/text/quotations';
import { hardText, runs } from '../../../support/property';

suite('core/text/quotations', () => {
  const check = (paragraph: string, expected: readonly string[]): void =>
    assert.deepEqual(
      quotations(paragraph).map(({ start, end }) => paragraph.slice(start, end)),
      expected,
    );

  test('finds what stands between straight marks', () => check('Ha detto "sì, certo" e "no".', ['sì, certo', 'no']));
  test('finds what stands between curly marks', () => check('He said “we are done” today.', ['we are done']));
  test('finds what stands between guillemets, with and without blanks', () => {
    check('Il a dit « c’est fini » hier.', ['c’est fini']);
    check('Ha detto «è finita» ieri.', ['è finita']);
  });
  test('finds German quotations of both fashions', () => {
    check('Er sagte: „Wir gehen“, und ging.', ['Wir gehen']);
    check('Er sagte: »Wir gehen« und ging.', ['Wir gehen']);
  });
  test('finds Japanese quotations', () => check('彼は「はい」と言った。', ['はい']));
  test('finds a quotation in a quotation, the inner one first', () => {
    check('“She told me ‘never’ twice”', ['never', 'She told me ‘never’ twice']);
    check('«Ha detto "mai più" e basta»', ['mai più', 'Ha detto "mai più" e basta']);
  });
  test('takes no apostrophe for a mark', () => {
    check("L'accordo dell'Ucraina non c'è.", []);
    check('The ministers’ plan isn’t ‘ready’ yet.', ['ready']);
    check("It's the people's 'own' choice.", ['own']);
  });
  test('takes no mark that has no other half', () => check('A 15" screen. He said "yes.', []));
  test('takes nothing for a quotation that holds nothing', () => check('"" and « »', []));
  test('gives ranges inside the text, without blanks at their edges', () =>
    fc.assert(
      fc.property(hardText(), (text) => {
        for (const { start, end } of quotations(text)) {
          assert.ok(0 < start && start < end && end < text.length);
          assert.equal(text.slice(start, end), text.slice(start, end).trim());
        }
      }),
      runs(),
    ));
});
