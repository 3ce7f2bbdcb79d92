import countries from './countries.json';

/** The names of countries, regions and unions in CLDR's languages by their code, see `readNames`. */
export function countryNames(): Readonly<Record<string, string>> {
  return countries;
}
