import type { CommandId, InternalCommandId } from './ids';

/**
 * A link in trusted Markdown that runs a command with one argument. Only commands in `enabledCommands` of the text run.
 *
 * @param title ours, never words of an article.
 */
export function commandLink(command: CommandId | InternalCommandId, title: string, argument: object): string {
  const encoded = encodeURIComponent(JSON.stringify([argument])).replace(
    /[()]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `[${title}](command:${command}?${encoded})`;
}
