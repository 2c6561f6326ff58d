import { keyOf, type Detail, type Wish } from '../../protocol/details';
import type { Computed } from '../session';
import { detailKinds } from './catalogue';
import type { DetailKind } from './kind';

/** What can be told of a training whose first updates alone are known: in the rest, all of it has a part. */
const ofBeginning: ReadonlySet<Wish['kind']> = new Set(['region', 'point', 'fit']);

/** An answer that the webview has, or that is being computed for it. */
interface Answer {
  readonly dependsOn: string;
  readonly abort: AbortController;
}

/**
 * Answers what one document of the webview wishes for. Those of a kind are computed one after another, and
 * between messages; what is no longer wished for, or was overtaken by a change, is given up.
 */
export class Details {
  private wishes: readonly Wish[] = [];
  private computed: Computed | undefined;
  private answers = new Map<string, Answer>();
  /** By kind: quick answers do not wait for slow ones. */
  private readonly queues = new Map<Wish['kind'], Promise<void>>();

  /**
   * @param send posts a detail of a revision
   * @param failed is told what went wrong while computing one
   */
  constructor(
    private readonly send: (detail: Detail, revision: number) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** The webview's complete list of wishes. */
  wish(wishes: readonly Wish[]): void {
    this.wishes = wishes;
    this.answerAll();
  }

  /** Another revision is shown. */
  show(computed: Computed): void {
    this.computed = computed;
    this.answerAll();
  }

  /** A new document knows nothing and has not wished for anything. */
  forget(): void {
    this.wishes = [];
    this.computed = undefined;
    this.answerAll();
  }

  private answerAll(): void {
    const { computed, wishes } = this;
    const before = this.answers;
    this.answers = new Map();
    if (computed) {
      for (const wish of wishes) {
        if (computed.isBegun && !ofBeginning.has(wish.kind)) continue;
        const kind = detailKinds[wish.kind] as DetailKind<Wish['kind']>;
        const key = keyOf(wish);
        const dependsOn = JSON.stringify([wish, kind.dependsOn(computed, wish)]);
        const known = before.get(key);
        if (known?.dependsOn === dependsOn) this.answers.set(key, known);
        else this.answers.set(key, this.begin(kind, computed, wish, dependsOn));
      }
    }
    for (const [key, answer] of before) if (this.answers.get(key) !== answer) answer.abort.abort();
  }

  private begin(kind: DetailKind<Wish['kind']>, computed: Computed, wish: Wish, dependsOn: string): Answer {
    const abort = new AbortController();
    const { signal } = abort;
    const answered = async () => {
      if (signal.aborted) return;
      const tell = (detail: Detail | undefined): void => {
        if (detail && !signal.aborted) this.send(detail, computed.revision);
      };
      try {
        tell(await kind.answer(computed, wish, signal, tell));
      } catch (error) {
        if (!signal.aborted) this.failed(error);
      }
    };
    this.queues.set(wish.kind, (this.queues.get(wish.kind) ?? Promise.resolve()).then(answered));
    return { dependsOn, abort };
  }
}
