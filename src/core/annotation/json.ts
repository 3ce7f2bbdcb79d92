/** Any JSON value, as `JSON.parse` gives it. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object of unknown shape. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}
