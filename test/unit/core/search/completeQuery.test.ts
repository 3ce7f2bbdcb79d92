import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyCompletion, completeQuery } from '../../../../src/core/search/completeQuery';
import { parseQuery } from '../../../../src/core/search/parseQuery';
import { runs } from '../../../support/property';

suite('core/search/completeQuery', () => {
  /** What is offered, and what the query is when the first of it is taken. */
  const checkField = (typed: string, fields: string, completed: string): void => {
    const completion = completeQuery(typed);
    assert.equal(completion.kind === 'field' && completion.fields.join(' '), fields);
    assert.equal(applyCompletion(typed, completion, fields.split(' ')[0] ?? ''), completed);
  };
  const checkValue = (typed: string, asked: string, chosen: string, completed: string): void => {
    const completion = completeQuery(typed);
    assert.equal(completion.kind === 'value' && `${completion.field}: ${completion.prefix}`, asked);
    assert.equal(applyCompletion(typed, completion, chosen), completed);
  };
  const checkNothing = (typed: string): void => {
    const completion = completeQuery(typed);
    assert.deepEqual(completion, { kind: 'none' });
    assert.equal(applyCompletion(typed, completion, 'source'), typed);
  };

  test('completes the name of a field', () => checkField('kursk so', 'source', 'kursk source:'));
  test('offers all fields that begin so', () => checkField('LA', 'lang label', 'lang:'));
  test('completes after a sign', () => {
    checkField('-so', 'source', '-source:');
    checkField('(so', 'source', '(source:');
  });
  test('completes a value', () => checkValue('kursk source:re', 'source: re', 'Reuters', 'kursk source:Reuters '));
  test('completes a value of which nothing is typed', () => checkValue('Lang:', 'lang: ', 'it', 'Lang:it '));
  test('encloses a value of several words', () =>
    checkValue('entity:cor', 'entity: cor', 'Corea del Nord', 'entity:"Corea del Nord" '));
  test('completes a value in an open quotation', () =>
    checkValue('entity:"Corea d', 'entity: Corea d', 'Corea del Nord', 'entity:"Corea del Nord" '));
  test('leaves quotation marks out of a value', () =>
    checkValue('author:', 'author: ', 'Anna "Nina" Rossi', 'author:"Anna Nina Rossi" '));
  test('has no values for the words of texts', () => checkNothing('title:pa'));
  test('does not complete a single letter', () => checkNothing('s'));
  test('does not complete what begins no field', () => checkNothing('kursk'));
  test('does not complete after a space', () => checkNothing('source '));
  test('does not complete inside a phrase', () => checkNothing('"so'));
  test('does not complete an unknown field', () => checkNothing('x:so'));
  test('does not complete nothing', () => checkNothing(''));

  test('completes to a query for that value, whatever it is', () => {
    const anyValue = fc.array(fc.stringMatching(/^[a-z"“()*:|~-]{1,6}$/), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(anyValue, (bits) => {
        const value = bits.join(' ');
        const words = value.replace(/[\s"“]+/g, ' ').trim();
        fc.pre(/[a-z]/.test(words) && !words.endsWith('*'));
        const { query } = parseQuery(applyCompletion('source:', completeQuery('source:'), value));
        assert.equal(query.kind === 'fact' && query.value, words);
      }),
      runs(),
    );
  });
});
