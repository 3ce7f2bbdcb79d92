import assert from 'node:assert/strict';
import { detectLanguage } from '../../../../src/core/text/language';

suite('core/text/language', () => {
  const check = (text: string, language: string | undefined): void => assert.equal(detectLanguage(text), language);

  test('knows Italian', () =>
    check('Il governo ha approvato ieri sera la nuova legge sul lavoro dopo un lungo dibattito.', 'it'));
  test('knows English', () =>
    check('The government passed the new labour law late last night after a long debate.', 'en'));
  test('knows Spanish', () =>
    check('El gobierno aprobó anoche la nueva ley laboral después de un largo debate.', 'es'));
  test('knows French', () =>
    check('Le gouvernement a adopté hier soir la nouvelle loi sur le travail après un long débat.', 'fr'));
  test('knows German', () =>
    check('Die Regierung hat gestern Abend nach langer Debatte das neue Arbeitsgesetz beschlossen.', 'de'));
  test('says nothing about an empty text', () => check('', undefined));
  test('says nothing about a few letters', () => check('Kim Jong-un', undefined));
  test('says nothing about figures', () => check('1 2 3 4 5 6 7 8 9 10 '.repeat(50), undefined));
  test('is not misled by one passage in another language', () => {
    const italian = 'Il governo ha approvato ieri sera la nuova legge sul lavoro dopo un lungo dibattito. '.repeat(12);
    check('The government passed the new labour law late last night. '.repeat(8) + italian, 'it');
  });
});
