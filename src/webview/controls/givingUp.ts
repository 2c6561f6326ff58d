// A step in the history takes back what was typed last, even if its answer is still on the way and is overtaken.
import { useEffect, useRef } from 'preact/hooks';

const fields = new Set<() => void>();

/** Has every field show what the host has, unless its text was refused. */
export function giveUpDrafts(): void {
  fields.forEach((giveUp) => giveUp());
}

/** Registers a field for as long as it is there. */
export function useGivingUp(giveUp: () => void): void {
  const current = useRef(giveUp);
  current.current = giveUp;
  useEffect(() => {
    const field = () => current.current();
    fields.add(field);
    return () => void fields.delete(field);
  }, []);
}
