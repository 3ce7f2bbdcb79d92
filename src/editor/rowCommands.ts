/** As much of the manifest as is read; the editor checked it. */
interface Manifest {
  readonly contributes: {
    readonly menus: Readonly<Record<'view/item/context' | 'view/title', readonly { readonly command: string }[]>>;
  };
}

/**
 * The commands that the menus of rows have, and no title of a view: the editor runs those with two arguments too, of which neither says
 * anything.
 *
 * @param manifest as `Extension.packageJSON` gives it.
 */
export function rowCommands(manifest: unknown): ReadonlySet<string> {
  const { menus } = (manifest as Manifest).contributes;
  const titles = new Set(menus['view/title'].map(({ command }) => command));
  return new Set(menus['view/item/context'].map(({ command }) => command).filter((command) => !titles.has(command)));
}

/**
 * Whether a command was chosen from the menu of a row that the editor does not know any more, or of several of which it does not know one:
 * while a view is drawn anew it knows none. Nothing else may be taken for what was meant.
 *
 * @param given the arguments: the row, and all selected rows when it is one of several. Commands that are run by name or by a key have fewer.
 */
export function isRowLost(given: readonly unknown[]): boolean {
  const [row, rows] = given;
  return given.length > 1 && (isNothing(row) || (Array.isArray(rows) && rows.some(isNothing)));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}
