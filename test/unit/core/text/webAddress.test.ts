import assert from 'node:assert/strict';
import { webAddress, webHref } from '../../../../src/core/text/webAddress';

suite('core/text/webAddress', () => {
  const check = (address: string, kind: string): void => assert.equal(webAddress(address).kind, kind);

  test('takes addresses of the web', () => {
    assert.deepEqual(webAddress(' HTTPS://X.it/à b '), { kind: 'ok', href: 'https://x.it/%C3%A0%20b', host: 'x.it' });
    check('http://localhost:8080/a', 'ok');
  });
  test('takes nothing else', () => {
    for (const other of ['file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'ftp://x.it', 'vscode://x'])
      check(other, 'other');
    for (const broken of ['', 'x.it', '/a', 'https://', 'una frase']) check(broken, 'broken');
  });
  test('takes no name and no password along', () => {
    check('https://anna@x.it/', 'credentials');
    check('https://anna:secret@x.it/', 'credentials');
    assert.equal(webHref('//anna@x.it/', 'https://y.it'), undefined);
  });
  test('resolves links against the page', () => {
    assert.equal(webHref('../b?c#d', 'https://x.it/a/e'), 'https://x.it/b?c#d');
    assert.equal(webHref('//y.it/b', 'https://x.it/a'), 'https://y.it/b');
    assert.equal(webHref('/b'), undefined);
    assert.equal(webHref(undefined, 'https://x.it'), undefined);
  });
});
