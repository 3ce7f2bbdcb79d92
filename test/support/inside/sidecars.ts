/** A sidecar of the sample article with one highlight, as a person or another tool would write it. Offsets are code points. */
export function sidecarWith(item: {
  readonly exact: string;
  readonly start: number;
  readonly comment: string;
}): string {
  const file = '000_dc89bdddbb9906e6.txt';
  const page = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { newsmark: 'https://newsmark.dev/ns#' }],
    type: 'AnnotationPage',
    'newsmark:version': 1,
    'newsmark:article': { file },
    items: [
      {
        id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
        type: 'Annotation',
        motivation: 'highlighting',
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: 'figure' },
          { type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: item.comment },
        ],
        target: {
          source: file,
          selector: [
            { type: 'TextQuoteSelector', exact: item.exact, prefix: '', suffix: '' },
            { type: 'TextPositionSelector', start: item.start, end: item.start + Array.from(item.exact).length },
          ],
        },
      },
    ],
  };
  return `${JSON.stringify(page, null, 2)}\n`;
}
