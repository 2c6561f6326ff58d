import type { DocumentState, FromWebview } from '../../protocol/messages';
import { ProblemText } from './problemText';

/** So many problems of a text are told at once; the text editor has them all. */
const mostProblems = 3;

/** Says when the panel and its file are not of one mind, and what can be done; nothing while they are. */
export function DocumentNotice(props: {
  readonly document: DocumentState;
  /** Whether there is a picture to go on with. */
  readonly isShown: boolean;
  readonly send: (message: FromWebview) => void;
}) {
  const { document, isShown, send } = props;
  const words = wordsOf(document, isShown);
  if (words === undefined) return null;
  const isBroken = document.problems.length > 0;
  const [command, label] = isBroken
    ? (['openAsText', 'Open as text'] as const)
    : (['saveAs', 'Save as…'] as const);
  return (
    <div class="document-notice" role="status">
      <p>
        {words}{' '}
        {document.kind === 'unsaved' ? null : (
          <button type="button" class="link" onClick={() => send({ type: 'command', command })}>
            {label}
          </button>
        )}
      </p>
      {isBroken ? (
        <ProblemText id="document-problem" problems={document.problems.slice(0, mostProblems)} />
      ) : null}
    </div>
  );
}

function wordsOf({ kind, problems, hasFailed }: DocumentState, isShown: boolean): string | undefined {
  if (problems.length > 0 && kind === 'unsaved') return 'This cannot be computed yet.';
  if (problems.length > 0)
    return isShown ? 'The text has an error. Shown is what it last said.' : 'The text is no experiment yet.';
  if (hasFailed) return 'The file could not be changed. What is shown is not in it.';
  return kind === 'read-only' ? 'The file is read-only. What is changed here stays in the panel.' : undefined;
}
