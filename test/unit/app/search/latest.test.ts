import assert from 'node:assert/strict';
import { Latest } from '../../../../src/app/search/latest';

suite('app/search/latest', () => {
  /** Answers that are given when the test says so. */
  const setting = () => {
    const answers: string[] = [];
    const asked: { readonly question: string; readonly isWanted: () => boolean; give(answer?: string): void }[] = [];
    const latest = new Latest<string, string>(
      (question, isWanted) => new Promise((resolve) => asked.push({ question, isWanted, give: resolve })),
      (answer) => answers.push(answer),
    );
    return { answers, asked, latest };
  };

  test('answers a question', async () => {
    const { answers, asked, latest } = setting();
    const done = latest.ask('a');
    asked[0]?.give('A');
    await done;
    assert.deepEqual(answers, ['A']);
  });

  test('works on one question at a time and forgets those in between', async () => {
    const { answers, asked, latest } = setting();
    const done = latest.ask('a');
    for (const question of ['b', 'c', 'd']) void latest.ask(question);
    assert.deepEqual([asked.length, asked[0]?.isWanted()], [1, false]);
    asked[0]?.give('A');
    await turn();
    assert.deepEqual(
      asked.map(({ question }) => question),
      ['a', 'd'],
    );
    asked[1]?.give('D');
    await done;
    assert.deepEqual(answers, ['D']);
  });

  test('settles for everybody when the last answer is there', async () => {
    const { answers, asked, latest } = setting();
    const settled = [latest.ask('a'), latest.ask('b'), latest.settled()];
    asked[0]?.give('A');
    await turn();
    asked[1]?.give('B');
    await Promise.all(settled);
    assert.deepEqual(answers, ['B']);
  });

  test('answers a question that comes with the last answer', async () => {
    const answers: string[] = [];
    const latest: Latest<string, string> = new Latest<string, string>(
      (question) => Promise.resolve(question),
      (answer) => {
        answers.push(answer);
        if (answer === 'a') void Promise.resolve().then(() => latest.ask('b'));
      },
    );
    await latest.ask('a');
    await turn();
    assert.deepEqual(answers, ['a', 'b']);
  });

  test('gives no answer where the work gave up', async () => {
    const { answers, asked, latest } = setting();
    const done = latest.ask('a');
    asked[0]?.give(undefined);
    await done;
    assert.deepEqual(answers, []);
  });

  test('gives no answer after its end', async () => {
    const { answers, asked, latest } = setting();
    const done = latest.ask('a');
    latest.end();
    asked[0]?.give('A');
    await done;
    assert.deepEqual(answers, []);
  });

  test('fails with the work and answers the next question', async () => {
    const answers: string[] = [];
    const latest = new Latest<string, string>(
      (question) => (question === 'bad' ? Promise.reject(new Error('broken')) : Promise.resolve(question)),
      (answer) => answers.push(answer),
    );
    await assert.rejects(latest.ask('bad'), /broken/);
    await latest.ask('good');
    assert.deepEqual(answers, ['good']);
  });
});

/** Lets what waits for a promise go on. */
async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
