import {
  CommentMode,
  l10n,
  MarkdownString,
  type Comment,
  type CommentAuthorInformation,
  type CommentThread,
} from 'vscode';
import type { Remark } from '../../app/discussion';
import type { CommentKind } from '../ids';

/**
 * A remark as the editor's threads show it. The object stays the same while the remark does, so that what is being typed into it stays, too.
 */
export class ThreadComment implements Comment {
  /** The thread it stands in. */
  readonly thread: CommentThread;
  /** The id of a reply; undefined for the annotation's own comment, and for what is not written yet. */
  readonly reply: string | undefined;
  /** Whether these are words that could not be written: those of a new remark, or others for a remark that there is. */
  readonly draft: 'new' | 'edit' | undefined;
  body: string | MarkdownString;
  mode: CommentMode;
  contextValue: CommentKind;
  author: CommentAuthorInformation;
  timestamp?: Date;
  label?: string;
  /** As the sidecar has it. */
  #value: string;

  constructor(thread: CommentThread, remark: Remark, draft?: 'new' | 'edit') {
    this.thread = thread;
    this.reply = remark.reply;
    this.draft = draft;
    this.#value = remark.value;
    this.body = markdownOf(remark.value);
    this.mode = CommentMode.Preview;
    this.contextValue = remark.reply === undefined ? 'comment' : 'reply';
    this.author = authorOf(remark);
    this.#setTime(remark);
    if (draft) this.#beDraft(remark.value);
  }

  /** What was typed into it, or what it says. */
  get text(): string {
    return typeof this.body === 'string' ? this.body : this.body.value;
  }

  /** Takes what the sidecar has now; false when that is what it had. What is being typed stays. */
  take(remark: Remark): boolean {
    const author = authorOf(remark);
    if (remark.value === this.#value && author.name === this.author.name) return false;
    this.#value = remark.value;
    this.author = author;
    this.#setTime(remark);
    if (this.mode === CommentMode.Preview) this.body = markdownOf(remark.value);
    return true;
  }

  /** Opens it for typing. */
  edit(): void {
    this.body = this.#value;
    this.mode = CommentMode.Editing;
  }

  /** Shows what the sidecar has. */
  show(): void {
    this.body = markdownOf(this.#value);
    this.mode = CommentMode.Preview;
  }

  #beDraft(text: string): void {
    this.body = text;
    this.mode = CommentMode.Editing;
    this.contextValue = 'draft';
    this.label = l10n.t('Not saved');
  }

  #setTime({ created }: Remark): void {
    const time = created === undefined ? undefined : new Date(created);
    if (time && !Number.isNaN(time.getTime())) this.timestamp = time;
  }
}

/**
 * Markdown as typed, from people who may not be trusted: no commands, no HTML, and no pictures, which would be fetched from wherever they
 * are.
 */
function markdownOf(text: string): MarkdownString {
  const markdown = new MarkdownString(text.replaceAll('![', '\\!\\['));
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  markdown.supportThemeIcons = false;
  return markdown;
}

function authorOf({ creator }: Remark): CommentAuthorInformation {
  return { name: creator ?? l10n.t('Unsigned') };
}

/**
 * Words that could not be written, in the thread where they were typed, open for another try.
 *
 * @param edited the comment that they were to replace.
 */
export function draftIn(thread: CommentThread, text: string, edited?: ThreadComment): ThreadComment {
  return new ThreadComment(thread, { reply: edited?.reply, value: text }, edited ? 'edit' : 'new');
}
