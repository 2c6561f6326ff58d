import { useRef } from 'preact/hooks';

/** What was last made at rest: while something is dragged, nobody can read it, and making it takes time. */
export function useStill<T>(moving: boolean, make: () => T): T {
  const made = useRef<{ readonly value: T } | undefined>(undefined);
  if (!moving || made.current === undefined) made.current = { value: make() };
  return made.current.value;
}
