import { useLayoutEffect, useRef } from 'preact/hooks';
import { markText, type PlacedMark } from './marks';
import type { Box } from './thinning';

/** From the middle of a mark to its tag, in CSS pixels. */
const away = 14;

/** What a mark stands for, beside it. */
export function MarkTag({ mark, area }: { readonly mark: PlacedMark; readonly area: Box }) {
  const tag = useRef<HTMLDivElement>(null);
  const { px, py } = mark;
  useLayoutEffect(() => {
    const { offsetWidth: width, offsetHeight: height, style } = tag.current!;
    const left = Math.max(area.left + 4, Math.min(area.right - width - 4, px + away));
    const top = py + away + height + 2 <= area.bottom ? py + away : py - away - height;
    style.translate = `${left}px ${top}px`;
  });
  return (
    <div ref={tag} class="run-tag" aria-hidden="true">
      {markText(mark)}
    </div>
  );
}
