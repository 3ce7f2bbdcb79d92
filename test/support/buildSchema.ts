import fs from 'node:fs';
import path from 'node:path';
import { createGenerator, type Schema } from 'ts-json-schema-generator';
import { repositoryRoot } from './paths';
import { runScript } from './plainError';

/** A schema that the manifest contributes. */
interface Contribution {
  /** Its file in `media`. */
  readonly file: string;
  /** The module that describes the format, and its type there. */
  readonly source: string;
  readonly type: string;
  readonly title: string;
  /** Unions whose members are told apart by the type that they name. */
  readonly unions: readonly string[];
}

const contributions: readonly Contribution[] = [
  {
    file: 'sidecar.schema.json',
    source: 'src/core/annotation/sidecarFile.ts',
    type: 'SidecarFile',
    title: 'Newsmark annotations',
    unions: ['SidecarBody', 'SidecarSelector'],
  },
  {
    file: 'entities.schema.json',
    source: 'src/core/entity/correctionsFile.ts',
    type: 'CorrectionsFile',
    title: 'Newsmark entities',
    unions: [],
  },
  {
    file: 'labels.schema.json',
    source: 'src/core/label/labelsFile.ts',
    type: 'LabelsFile',
    title: 'Newsmark labels',
    unions: [],
  },
];

/**
 * Generates a schema from the documented types of a format.
 *
 * A union of bodies or selectors becomes a choice by the type they name, so that a body of another tool is not an error
 * and a mistake in one of ours is reported where it is, not as "matches none of these".
 */
function buildSchema({ source, type, title, unions }: Contribution): string {
  const schema = createGenerator({
    path: path.join(repositoryRoot, source),
    tsconfig: path.join(repositoryRoot, 'src/core/tsconfig.json'),
    type,
    expose: 'all',
    topRef: false,
    additionalProperties: true,
    skipTypeCheck: true,
  }).createSchema(type);
  const definitions = { ...schema.definitions };
  for (const name of unions) definitions[name] = choiceByType(definitions, name);
  return `${JSON.stringify({ ...schema, title, definitions }, undefined, 2)}\n`;
}

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

/** With `--print` and the name of a file the schema goes to standard output instead of its file. */
runScript(async () => {
  const printed = process.argv.includes('--print') ? process.argv.at(-1) : undefined;
  for (const contribution of contributions) {
    const file = path.join(repositoryRoot, 'media', contribution.file);
    if (printed === undefined) await fs.promises.writeFile(file, buildSchema(contribution));
    else if (printed === contribution.file) process.stdout.write(buildSchema(contribution));
  }
  return 0;
});
