/** The namespace of Newsmark's own terms. */
export const NEWSMARK_NAMESPACE = 'https://newsmark.dev/ns#';

/** The context of every W3C annotation. */
export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
