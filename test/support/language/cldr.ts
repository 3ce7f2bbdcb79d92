/** The languages whose names of countries and cities the recogniser knows. */
export const cldrLanguages = ['it', 'en', 'es', 'fr', 'de', 'pt', 'nl', 'ca', 'pl', 'ro', 'sv', 'da', 'cs', 'hu', 'hr', 'tr', 'fi', 'nb'] as const;
