import fs from 'node:fs';
import path from 'node:path';
import { createGenerator, type Schema } from 'ts-json-schema-generator';
import { repositoryRoot } from './paths';
import { runScript } from './plainError';

const schemaFile = path.join(repositoryRoot, 'media', 'sidecar.schema.json');

/**
 * Generates the schema that the manifest contributes for sidecars from the documented types of the format.
 *
 * A union of bodies or selectors becomes a choice by the type they name, so that a body of another tool is not an error
 * and a mistake in one of ours is reported where it is, not as "matches none of these".
 */
function buildSchema(): string {
  const schema = createGenerator({
    path: path.join(repositoryRoot, 'src/core/annotation/sidecarFile.ts'),
    tsconfig: path.join(repositoryRoot, 'src/core/tsconfig.json'),
    type: 'SidecarFile',
    expose: 'all',
    topRef: false,
    additionalProperties: true,
    skipTypeCheck: true,
  }).createSchema('SidecarFile');
  const definitions = { ...schema.definitions };
  for (const name of unions) definitions[name] = choiceByType(definitions, name);
  return `${JSON.stringify({ ...schema, title: 'Newsmark annotations', definitions }, undefined, 2)}\n`;
}

const unions = ['SidecarBody', 'SidecarSelector'];
/** The fields that tell the members of a union apart. */
const tellingFields = ['type', 'purpose'];

function choiceByType(definitions: Record<string, Schema | boolean>, name: string): Schema {
  const { description, members } = unionOf(definitions, name);
  const choices = members.map((member) => {
    const telling = tellingFields.filter((field) => constantOf(member.schema, field) !== undefined);
    const properties = Object.fromEntries(telling.map((field) => [field, { const: constantOf(member.schema, field) }]));
    return { if: { properties, required: telling }, then: { $ref: member.$ref } };
  });
  const types = [...new Set(members.map((member) => constantOf(member.schema, 'type')))];
  return {
    type: 'object',
    description,
    properties: { type: { description: 'What it is.', anyOf: [{ enum: types }, { type: ['string', 'array'] }] } },
    required: ['type'],
    allOf: choices,
  } as Schema;
}

interface Member {
  readonly $ref: string;
  readonly schema: Schema;
}

function unionOf(
  definitions: Record<string, Schema | boolean>,
  name: string,
): { description: string; members: Member[] } {
  const union = definitions[name];
  if (typeof union !== 'object') throw new Error(`The schema has no ${name}.`);
  const members = (union.anyOf ?? []).map((member): Member => {
    const $ref = typeof member === 'object' ? (member.$ref ?? '') : '';
    const schema = definitions[$ref.replace('#/definitions/', '')];
    if (typeof schema !== 'object') throw new Error(`${name} has a member without a name.`);
    return { $ref, schema };
  });
  return { description: union.description ?? '', members };
}

function constantOf(schema: Schema, field: string): unknown {
  const property = schema.properties?.[field];
  return typeof property === 'object' ? property.const : undefined;
}

/** With `--print` the schema goes to standard output instead of its file. */
runScript(async () => {
  if (process.argv.includes('--print')) process.stdout.write(buildSchema());
  else await fs.promises.writeFile(schemaFile, buildSchema());
  return 0;
});
