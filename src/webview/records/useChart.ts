import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Drawn<Content> {
  show(content: Content): void;
  destroy(): void;
}

/** Keeps a chart on a canvas for as long as it is there, and shows what it is given whenever that changes. */
export function useChart<Content extends object, Kind extends Drawn<Content>>(
  canvas: RefObject<HTMLCanvasElement | null>,
  create: (canvas: HTMLCanvasElement, content: Content) => Kind,
  content: Content,
): RefObject<Kind | undefined> {
  const chart = useRef<Kind | undefined>(undefined);
  useLayoutEffect(() => {
    if (chart.current === undefined) chart.current = create(canvas.current!, content);
    else chart.current.show(content);
  }, Object.values(content));
  useLayoutEffect(
    () => () => {
      chart.current?.destroy();
      chart.current = undefined;
    },
    [],
  );
  return chart;
}
