import { openMentions, type MentionBlock, type PackedMentions } from '../../core/entity/mentionBlock';
import { analysisVersion } from './analysisVersion';
import { sealBytes, unsealBytes, type Seal } from './sealedBytes';

const seal: Seal = { kind: 2, version: analysisVersion };

/** A block of mentions as one file of bytes that own their buffer. */
export function sealMentions({ header, words }: PackedMentions): Uint8Array<ArrayBuffer> {
  return sealBytes(seal, [new TextEncoder().encode(header), new Uint8Array(words.buffer)]);
}

/** Opens the bytes of {@link sealMentions}; undefined when they are damaged or of another version. Never throws. */
export function unsealMentions(bytes: Uint8Array): MentionBlock | undefined {
  const [header, words] = unsealBytes(seal, bytes) ?? [];
  if (!header || !words) return undefined;
  return openMentions(
    new TextDecoder().decode(header),
    new Uint32Array(words.buffer, words.byteOffset, words.length / 4),
  );
}

/** What mentions were recognised on: they hold for this text in this language. */
export function mentionsKey(hash: string, language: string | undefined): string {
  return `${hash} ${language ?? ''}`;
}
