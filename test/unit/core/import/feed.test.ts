import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mostEntries, readFeed, type FeedEntry } from '../../../../src/core/import/feed';
import { hardText, runs } from '../../../support/property';

const base = 'https://x.it/feed/rss.xml';

suite('core/import/feed', () => {
  const check = (xml: string, entries: readonly FeedEntry[], title?: string): void =>
    assert.deepEqual(readFeed(xml, base), { kind: 'feed', ...(title !== undefined && { title }), entries });

  test('reads RSS 2.0', () =>
    check(
      `<?xml version="1.0"?><rss version="2.0" xmlns:dc="d"><channel><title>Il &amp; Foglio</title><link>/</link>
      <image><title>Logo</title><link>/logo</link></image>
      <item><title>Uno</title><link>/a?x=1&amp;y=2</link><pubDate>Tue, 12 Nov 2024 18:42:00 +0100</pubDate>
      <dc:creator>Anna</dc:creator><description>&lt;p&gt;Ciao &lt;i&gt;tutti&lt;/i&gt;</description><source url="/s">ANSA</source></item></channel></rss>`,
      [
        {
          title: 'Uno',
          url: 'https://x.it/a?x=1&y=2',
          date: { value: '2024-11-12T18:42:00+01:00', precision: 'time' },
          author: 'Anna',
          source: 'ANSA',
          summary: 'Ciao tutti',
        },
      ],
      'Il & Foglio',
    ));
  test('reads RSS 1.0', () =>
    check(
      '<rdf:RDF><channel><title>R</title><items><rdf:Seq/></items></channel><item><title>T</title><link>http://a.b/c</link><dc:date>2024-11-04</dc:date></item></rdf:RDF>',
      [{ title: 'T', url: 'http://a.b/c', date: { value: '2024-11-04', precision: 'day' } }],
      'R',
    ));
  test('reads Atom', () =>
    check(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">A &lt;b&gt;B&lt;/b&gt;</title><entry><title>One</title>
      <link rel="self" href="/self"/><link href="/one"/><updated>2024-11-05T10:00:00Z</updated><published>2024-11-04T10:00:00Z</published>
      <author><name>Bo</name><uri>http://u</uri></author><source><id>i</id><title>S</title></source>
      <content type="xhtml"><div>a &lt; b</div></content></entry></feed>`,
      [
        {
          title: 'One',
          url: 'https://x.it/one',
          date: { value: '2024-11-04T10:00:00Z', precision: 'time' },
          author: 'Bo',
          source: 'S',
          summary: 'a < b',
          content: '<div>a &lt; b</div>',
        },
      ],
      'A B',
    ));
  test('reads titles with markup and references as words', () =>
    check(
      '<rss><item><title><![CDATA[<b>Uno</b> &amp; due]]></title></item><item><title>A &amp;egrave; B</title></item></rss>',
      [{ title: 'Uno & due' }, { title: 'A è B' }],
    ));
  test('takes the id for the address where there is no link', () => {
    check('<rss><item><title>A</title><guid>https://y.it/a</guid></item></rss>', [
      { title: 'A', url: 'https://y.it/a' },
    ]);
    check('<rss><item><title>A</title><guid>17</guid></item></rss>', [{ title: 'A' }]);
  });
  test('takes no address that is none of the web', () =>
    check(
      '<rss><item><title>A</title><link>javascript:alert(1)</link></item><item><title>B</title><link>file:///b</link></item></rss>',
      [{ title: 'A' }, { title: 'B' }],
    ));
  test('reads broken XML as far as it goes', () => {
    check('<rss><item><title>A<link>/a</link><description><p>x<br>y</description><item><title>B', [
      { title: 'A', url: 'https://x.it/a', summary: 'x y' },
      { title: 'B' },
    ]);
    check('<rss><item><title>A & B</title></channel>', [{ title: 'A & B' }]);
    check('<rss><item><title><![CDATA[A', [{ title: 'A' }]);
  });
  test('leaves out entries that say nothing, and stops at the most', () => {
    check('<rss><item></item><item><pubDate>x</pubDate></item></rss>', []);
    const many = readFeed(`<rss>${'<item><title>A</title></item>'.repeat(mostEntries + 5)}`, base);
    assert.equal(many.kind === 'feed' && many.entries.length, mostEntries);
  });
  test('names the feeds of a page, and no others', () => {
    const links =
      '<link rel="alternate" type="application/rss+xml" href="/rss" title="R&amp;S"><link rel=alternate type=application/atom+xml href=atom.xml>' +
      '<link rel="alternate" type="application/rss+xml" href="/rss"><link rel="alternate" hreflang="en" href="/en"><link rel="alternate" type="application/rss+xml" href="file:///x">';
    assert.deepEqual(readFeed(`<html><head>${links}`, base), {
      kind: 'page',
      feeds: [{ url: 'https://x.it/rss', title: 'R&S' }, { url: 'https://x.it/feed/atom.xml' }],
    });
    assert.deepEqual(readFeed('{"json": true}', base), { kind: 'page', feeds: [] });
  });
  test('never fails', () => {
    const part = fc.constantFrom(
      '<rss>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<link ',
      'href="',
      '<![CDATA[',
      ']]>',
      '<content>',
      '</',
      '<author>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, hardText(4)), { maxLength: 30 }), (parts) => {
        const read = readFeed(parts.join(''), base);
        assert.ok(
          read.kind === 'page' || read.entries.every(({ title, url }) => title !== undefined || url !== undefined),
        );
      }),
      runs(),
    );
  });
  test('reads a large feed that never closes anything in one go', () => {
    for (const open of ['<a "', "<a '", '<item>', '<![CDATA[', '<item><title>x', '<!--', '&'])
      assert.equal(readFeed(`<rss>${open.repeat(300_000 / open.length)}`, base).kind, 'feed');
  });
});
