/**
 * Answers the question asked last, one at a time: while an answer is worked out those asked in between are forgotten, and an
 * answer that is out of date is dropped.
 */
export class Latest<Question, Answer> {
  readonly #work: (question: Question, isWanted: () => boolean) => Promise<Answer | undefined>;
  readonly #onAnswer: (answer: Answer) => void;
  #next: { readonly question: Question } | undefined;
  #working: Promise<void> | undefined;
  #isEnded = false;

  /** @param work gives undefined when it gave up because its answer is not wanted any more. */
  constructor(
    work: (question: Question, isWanted: () => boolean) => Promise<Answer | undefined>,
    onAnswer: (answer: Answer) => void,
  ) {
    this.#work = work;
    this.#onAnswer = onAnswer;
  }

  /** Settles when nothing is being worked out any more; rejects when the work fails. */
  ask(question: Question): Promise<void> {
    this.#next = { question };
    this.#working ??= this.#answerAll();
    return this.#working;
  }

  /** Settles when nothing is being worked out. */
  async settled(): Promise<void> {
    await this.#working;
  }

  /** No answer is given any more. */
  end(): void {
    this.#isEnded = true;
    this.#next = undefined;
  }

  async #answerAll(): Promise<void> {
    const isWanted = (): boolean => !this.#isEnded && this.#next === undefined;
    try {
      while (this.#next) {
        const { question } = this.#next;
        this.#next = undefined;
        const answer = await this.#work(question, isWanted);
        if (answer !== undefined && isWanted()) this.#onAnswer(answer);
      }
    } finally {
      // In the same turn as the last look at what is next: a question that comes later begins anew.
      this.#working = undefined;
    }
  }
}
