import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../core/index';
import type { Refusal } from '../fields';
import { useGivingUp } from './givingUp';

/** What a field of the language shows: the user's text where it is another one than the host's, and what is wrong with it. */
export interface Draft {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** The text that the problems are about. */
  readonly asked: string;
  /** Takes what was typed, and asks for it. */
  readonly read: (text: string) => void;
  /** Goes back to the host's text. */
  readonly giveUp: () => void;
  /** To be called when the field is left: from then on it follows the host again, if it has nothing else to say. */
  readonly settle: () => void;
}

/** A text that the host did not take, and the one that it had meanwhile. */
export interface KeptDraft {
  readonly source: string;
  readonly text: string;
}

/** Where a draft is kept while its field is not on the screen. */
export interface DraftShelf {
  readonly take: () => KeptDraft | undefined;
  readonly put: (draft: KeptDraft | undefined) => void;
}

/** Keeps what is typed into a text field while the host reads it, and for as long as the host refuses it. */
export function useDraft(props: {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  /** The text the host has. */
  readonly source: string;
  readonly refusal: Refusal | undefined;
  readonly ask: (source: string) => void;
  readonly shelf?: DraftShelf;
}): Draft {
  const { input, source, refusal, ask, shelf } = props;
  /** What was typed and asked for since the last answer to the newest of it. */
  const asked = useRef<string[]>([]);
  const [draft, setDraft] = useState<string | undefined>(() => {
    const kept = shelf?.take();
    return kept?.source === source ? kept.text : undefined;
  });
  const followed = useRef(source);

  useEffect(() => {
    // What is wrong with it may be forgotten by now.
    if (draft !== undefined) ask(draft);
  }, []);
  useEffect(() => {
    shelf?.put(draft === undefined || draft === source ? undefined : { source, text: draft });
  }, [draft, source]);

  useEffect(() => {
    if (followed.current === source) return;
    followed.current = source;
    const { current: waitingFor } = asked;
    const isTyping = input.current === document.activeElement && waitingFor.length > 0;
    const isOlder = waitingFor.slice(0, -1).includes(source);
    // Another text from the host is news, except to someone who has typed on since and waits for the next one, or where
    // it answers what was typed before: the next one is on its way, even if the field was left meanwhile.
    if (!isTyping && !isOlder && waitingFor.at(-1) !== source) setDraft(undefined);
    if ((!isTyping && !isOlder) || waitingFor.at(-1) === source) asked.current = [];
  }, [source]);

  const text = draft ?? source;
  // What was refused is shown until there is another answer: hiding it at each key would make it flicker.
  const problems = draft !== undefined && draft !== source ? (refusal?.problems ?? []) : [];
  useGivingUp(() => {
    if (problems.length > 0) return;
    asked.current = [];
    setDraft(undefined);
  });
  return {
    text,
    problems,
    asked: String(refusal?.asked ?? text),
    read: (next) => {
      setDraft(next);
      if (next === asked.current.at(-1)) return;
      asked.current = [...asked.current.filter((each) => each !== next), next];
      ask(next);
    },
    giveUp: () => setDraft(undefined),
    settle: () => {
      if (draft === source) setDraft(undefined);
    },
  };
}
