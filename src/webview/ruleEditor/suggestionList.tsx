import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Suggestion } from './suggest';

/** The id of an option, which the field names as its active descendant. */
export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** Names to choose from, below the word that they complete. The focus stays in the field. */
export function SuggestionList(props: {
  readonly id: string;
  readonly all: readonly Suggestion[];
  /** The option that the keys are on; −1 for none. */
  readonly active: number;
  /** Where the word begins: its line and column, from 0, less what is scrolled out of sight. */
  readonly line: number;
  readonly column: number;
  readonly scrolled: number;
  readonly take: (suggestion: Suggestion) => void;
}) {
  const { id, all, active, line, column, scrolled, take } = props;
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    list.current?.children[Math.max(0, active)]?.scrollIntoView({ block: 'nearest' });
  }, [active, all]);
  return (
    <ul
      ref={list}
      id={id}
      class="suggestions"
      role="listbox"
      aria-label="Names"
      style={{ '--line': line, '--column': column, '--scrolled': `${scrolled}px` }}
    >
      {all.map((suggestion, i) => (
        <li
          key={suggestion.name}
          id={optionId(id, i)}
          role="option"
          aria-selected={i === active}
          // The field would lose the focus before the click arrives.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(suggestion)}
        >
          <span class={`usage ${suggestion.kind}`}>{suggestion.usage}</span>
          <span class="aside">{suggestion.meaning}</span>
        </li>
      ))}
    </ul>
  );
}
