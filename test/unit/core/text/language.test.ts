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
  test('says nothing about names', () =>
    check('Volodymyr Zelensky, Kim Jong-un, Emmanuel Macron, Giorgia Meloni, Olaf Scholz, Pedro Sánchez', undefined));
  test('takes no neighbour for one of the five', () => {
    check(
      'O governo aprovou ontem à noite a nova lei do trabalho, depois de um longo debate em que a oposição pediu mais tempo para as empresas e para os sindicatos.',
      'pt',
    );
    check(
      'El govern va aprovar ahir a la nit la nova llei del treball després d’un llarg debat amb els sindicats, que demanaven més temps per a les empreses i per als treballadors.',
      'ca',
    );
    check(
      'De regering heeft gisteravond na een lang debat de nieuwe arbeidswet aangenomen, die volgens de oppositie te weinig tijd laat aan de bedrijven en de vakbonden.',
      'nl',
    );
  });
  test('knows a language in another script', () =>
    check('Η κυβέρνηση ενέκρινε χθες το βράδυ τον νέο νόμο για την εργασία μετά από μακρά συζήτηση.', 'el'));
  test('looks at the middle when the edges say nothing', () => {
    const italian = 'Il governo ha approvato ieri sera la nuova legge sul lavoro dopo un lungo dibattito. '.repeat(12);
    check('1 2 3 4 '.repeat(100) + italian + '5 6 7 8 '.repeat(100), 'it');
  });
  test('passes over white space at the edges', () => {
    const italian = 'Il governo ha approvato ieri sera la nuova legge sul lavoro dopo un lungo dibattito. '.repeat(12);
    check(' '.repeat(5000) + italian + '\n'.repeat(5000), 'it');
  });
});
