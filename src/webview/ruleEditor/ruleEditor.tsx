import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RunForm, RunPicture } from '../../protocol/messages';
import type { Refusal } from '../fields';
import { drawings, LineIcon } from '../controls/icons';
import { ProblemText } from '../controls/problemText';
import { mend, typeInto } from '../controls/typeInto';
import { useDraft, type DraftShelf } from '../controls/useDraft';
import { highlight, type RuleNames } from './highlight';
import { completion, suggest, type Suggestion, type Suggestions } from './suggest';
import { optionId, SuggestionList } from './suggestionList';

/** The form of an own run. */
export type OwnRunForm = RunForm & { readonly own: NonNullable<RunForm['own']> };

/**
 * The field in which an own rule is typed: coloured, numbered, with names to choose from, and what is wrong at its very
 * place. What is drawn meanwhile is the last rule that could be read.
 */
export function RuleEditor(props: {
  readonly run: RunPicture;
  readonly form: OwnRunForm;
  readonly refusal: Refusal | undefined;
  /** Whether someone waits for it to type. */
  readonly awaited: boolean;
  readonly arrived: () => void;
  readonly ask: (rule: string) => void;
  /** Where a text that cannot be read waits while the row is closed. */
  readonly shelf: DraftShelf;
}) {
  const { run, form, refusal, awaited, arrived, ask, shelf } = props;
  const { own, hyperparameters } = form;
  const input = useRef<HTMLTextAreaElement>(null);
  const colours = useRef<HTMLPreElement>(null);
  const draft = useDraft({ input, source: own.source, refusal, ask, shelf });
  const [offered, setOffered] = useState<Suggestions & { readonly active: number }>();

  useLayoutEffect(() => {
    if (!awaited) return;
    input.current?.focus();
    arrived();
  }, [awaited]);
  const follow = () => {
    if (colours.current && input.current) colours.current.scrollLeft = input.current.scrollLeft;
  };
  useLayoutEffect(follow);

  const { text, problems } = draft;
  const names: RuleNames = { states: own.states, hyperparameters: hyperparameters.map(({ name }) => name) };
  const id = `rule-${run.slot}`;
  const [problemId, hintId, listId] = ['problem', 'hint', 'names'].map((part) => `${id}-${part}`);
  const isWrong = problems.length > 0;

  const offer = (field: HTMLTextAreaElement, asked: boolean) => {
    const found = suggest(field.value, field.selectionStart, { ...own, hyperparameters }, asked);
    setOffered(found && { ...found, active: asked ? 0 : -1 });
  };
  const take = (suggestion: Suggestion) => {
    const field = input.current;
    if (!field || !offered) return;
    const { text: typed, back } = completion(suggestion, field.value.slice(offered.to));
    typeInto(field, offered.from, offered.to, typed);
    const caret = offered.from + typed.length - back;
    field.setSelectionRange(caret, caret);
    setOffered(undefined);
  };
  /** @returns whether the key was for the list of names */
  const steer = ({ key, ctrlKey }: KeyboardEvent, field: HTMLTextAreaElement): boolean => {
    if (key === ' ' && ctrlKey) {
      offer(field, true);
      return true;
    }
    if (!offered) return false;
    const { all, active } = offered;
    const moved = {
      ArrowDown: (active + 1) % all.length,
      ArrowUp: (Math.max(active, 0) + all.length - 1) % all.length,
    };
    if (key === 'ArrowDown' || key === 'ArrowUp') setOffered({ ...offered, active: moved[key] });
    else if (key === 'Enter' && active >= 0) take(all[active]);
    else if (key === 'Escape') setOffered(undefined);
    else {
      // The caret leaves the word.
      if (['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'].includes(key))
        setOffered(undefined);
      return false;
    }
    return true;
  };
  return (
    <div class="rule-editor">
      <div class="rule-head">
        <label for={id}>
          <span class="unseen">{run.label} </span>Rule: one equation a line
        </label>
        <span id={hintId} class="aside">
          <kbd>Ctrl</kbd> <kbd>Space</kbd> names and functions
        </span>
      </div>
      <div class="rule-box">
        <pre ref={colours} aria-hidden="true">
          {highlight(text, names, problems[0]).map((line, i) => (
            <div key={i}>
              {line.map((piece, k) => (
                <span key={k} class={`${piece.kind} ${piece.wrong ? 'squiggle' : ''}`.trimEnd()}>
                  {piece.text}
                </span>
              ))}
              {'\n'}
            </div>
          ))}
        </pre>
        <textarea
          ref={input}
          id={id}
          rows={text.split('\n').length}
          wrap="off"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={text}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? problemId : hintId}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={offered ? listId : undefined}
          aria-activedescendant={
            offered && offered.active >= 0 ? optionId(listId, offered.active) : undefined
          }
          onInput={(event) => {
            draft.read(event.currentTarget.value);
            offer(event.currentTarget, false);
          }}
          onScroll={follow}
          onPointerDown={() => setOffered(undefined)}
          onBlur={() => {
            setOffered(undefined);
            draft.settle();
          }}
          onKeyDown={(event) => {
            if (!steer(event, event.currentTarget)) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        <div class="line-numbers" aria-hidden="true">
          {text.split('\n').map((_, i) => (
            <div key={i}>{i + 1}</div>
          ))}
        </div>
        {offered ? (
          <SuggestionList
            id={listId}
            all={offered.all}
            active={offered.active}
            {...placeOf(text, offered.from)}
            scrolled={input.current?.scrollLeft ?? 0}
            take={take}
          />
        ) : null}
      </div>
      {isWrong ? (
        <>
          <ProblemText
            id={problemId}
            problems={problems}
            mend={(problem) => mend(input.current, draft.asked, problem)}
          />
          <p class="aside">The last rule that could be read is still drawn.</p>
        </>
      ) : (
        <Found equations={own.equations} names={names} />
      )}
    </div>
  );
}

/** What was found in the rule. */
function Found({ equations, names }: { readonly equations: number; readonly names: RuleNames }) {
  const groups = [
    { kind: 'state', word: 'state', all: names.states },
    { kind: 'hyperparameter', word: 'hyperparameters', all: names.hyperparameters },
  ];
  return (
    <p class="found">
      <span>
        <LineIcon path={drawings.done} /> {equations} {equations === 1 ? 'equation' : 'equations'}
      </span>
      {groups
        .filter(({ all }) => all.length > 0)
        .map(({ kind, word, all }) => (
          <span key={kind}>
            {word} <span class={`code ${kind}`}>{all.join(', ')}</span>
          </span>
        ))}
    </p>
  );
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, column: lines[lines.length - 1].length };
}
