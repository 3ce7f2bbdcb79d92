import assert from 'node:assert/strict';
import path from 'node:path';
import { repositoryRoot } from '../../support/paths';
import { jsonOf, run, withFolder } from './commandLine';

interface Answer {
  readonly version: number;
  readonly entity: { id: string; name: string; aliases: Record<string, number>; status: string } | null;
  readonly mentions: { path: string; start: number; end: number; text: string }[];
  readonly candidates?: { id: string; name: string }[];
}

const seeds = path.join(repositoryRoot, 'seeds');
const corrections = '.newsmark/entities.json';

async function ask(
  folder: string,
  name: string,
): Promise<{ status: number; answer: Answer; errors: readonly string[] }> {
  const ran = await run(['mentions', folder, name, '--json']);
  return { status: ran.status, answer: jsonOf(ran) as Answer, errors: ran.errors };
}

suite('cli/mentions', () => {
  /** The name and the number of mentions that the sample article has of what is asked for. */
  const check = async (name: string, expected: string, count: number): Promise<void> => {
    const { status, answer, errors } = await ask(seeds, name);
    assert.deepEqual([status, errors, answer.entity?.name, answer.mentions.length], [0, [], expected, count]);
  };

  test('finds an entity by any spelling, by its name in another language and by id', async () => {
    await check('putin', 'Vladimir Putin', 6);
    await check('Vladimir Putin', 'Vladimir Putin', 6);
    await check('Kim', 'Kim Jong-un', 4);
    await check('KCNA', 'Korean Central News Agency', 3);
    await check('North Korea', 'Corea del Nord', 6);
    await check('place:country-kp', 'Corea del Nord', 6);
  });
  test('lists them for people', async () => {
    const { status, out } = await run(['mentions', seeds, 'Kim']);
    assert.equal(status, 0);
    assert.equal(out.split('\n')[0], '000_dc89bdddbb9906e6.txt\t55\t66\tKim Jong-un');
  });
  test('says when nothing is called so', async () => {
    const { status, answer, errors } = await ask(seeds, 'Nobody');
    assert.deepEqual([status, answer.entity, answer.candidates, errors.length], [1, null, [], 1]);
  });
  test('gives those that a name may mean', async () =>
    withFolder({ 'a.txt': 'Con Mario Rossi e Anna Rossi oggi. Rossi tace.' }, async (folder) => {
      const { status, answer } = await ask(folder, 'Rossi');
      assert.deepEqual([status, answer.entity], [1, null]);
      assert.deepEqual(
        answer.candidates?.map(({ id }) => id),
        ['person:anna rossi', 'person:mario rossi'],
      );
      const { out, errors } = await run(['mentions', folder, 'Rossi']);
      assert.equal(out.split('\n')[0], 'person:anna rossi\tAnna Rossi\t1');
      assert.deepEqual(errors, ['“Rossi” may be several; ask for one of them by its id']);
    }));
  test('honours what a person said', async () => {
    const said = {
      version: 1,
      entities: [{ id: 'person:mario rossi', name: 'M. Rossi', status: 'confirmed' }],
      aliases: [{ name: 'Rossi', article: 'a.txt', entity: 'person:mario rossi' }],
    };
    const files = { 'a.txt': 'Con Mario Rossi e Anna Rossi oggi. Rossi tace.', [corrections]: JSON.stringify(said) };
    await withFolder(files, async (folder) => {
      const { status, answer } = await ask(folder, 'Rossi');
      assert.equal(status, 0);
      assert.deepEqual(
        [answer.entity?.name, answer.entity?.status, answer.entity?.aliases],
        ['M. Rossi', 'confirmed', { 'Mario Rossi': 1, Rossi: 1 }],
      );
      const index = jsonOf(await run(['index', folder, '--json'])) as { entities: { id: string; status: string }[] };
      assert.equal(index.entities.find(({ id }) => id === 'person:mario rossi')?.status, 'confirmed');
    });
  });
  test('says when what a person said cannot be read', async () => {
    for (const content of ['{', '{"version":2}', new Uint8Array([0xff])]) {
      await withFolder({ 'a.txt': 'Con Mario Rossi oggi.', [corrections]: content }, async (folder) => {
        const { status, errors } = await ask(folder, 'Mario Rossi');
        assert.equal(status, 0);
        assert.match(errors.join('|'), /^\.newsmark\/entities\.json .* does not count$/);
      });
    }
  });
});
