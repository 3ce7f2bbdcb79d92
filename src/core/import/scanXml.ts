import { decodeEntities } from '../article/htmlEntities';

/** What a feed reader is told of an XML text, in order. Names are in lower case and without a prefix, but for a few. */
export interface XmlListener {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  /** Character data with its references decoded, or a CDATA section as it is. */
  text(text: string): void;
  /** Whether nothing more is wanted. */
  isDone(): boolean;
}

const token =
  /<!\[CDATA\[([^]*?)(?:\]\]>|$)|<!--[^]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<(\/?)([\p{L}_][\p{L}\p{N}._:-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|[^<]+|</gu;
const attribute = /([\p{L}_][\p{L}\p{N}._:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
/** Prefixes that tell two elements of the same name apart. */
const tellingPrefix = /^(?:content|media|itunes|dc):/;

/** Reads XML from left to right and takes broken XML as it comes: nothing has to be closed or declared. O(text). */
export function scanXml(xml: string, listener: XmlListener): void {
  for (const [whole, cdata, slash, written, rest = ''] of xml.matchAll(token)) {
    if (listener.isDone()) return;
    if (cdata !== undefined) listener.text(cdata);
    else if (written !== undefined) {
      const name = nameOf(written);
      if (slash) listener.close(name);
      else {
        listener.open(name, attributesOf(rest));
        if (rest.endsWith('/')) listener.close(name);
      }
    } else if (!/^<[!?]/.test(whole)) listener.text(decodeEntities(whole));
  }
}

function nameOf(written: string): string {
  const name = written.toLowerCase();
  return tellingPrefix.test(name) ? name : name.slice(name.lastIndexOf(':') + 1);
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(attribute)].map(([, name = '', double, single]) => [
      nameOf(name),
      decodeEntities(double ?? single ?? ''),
    ]),
  );
}
