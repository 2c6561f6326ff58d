/**
 * What lies behind the moving parts of a chart, kept as it was drawn. Axes and their texts take longer to draw than
 * all trajectories, and stay the same while the player plays or something is dragged.
 */
export interface Backdrop {
  /** Keeps all that the canvas shows. */
  keep(canvas: HTMLCanvasElement): void;
  /** Shows it again, and nothing else; false if nothing of that size is kept. */
  show(context: CanvasRenderingContext2D): boolean;
}

export function createBackdrop(): Backdrop {
  const image = document.createElement('canvas');
  let kept = false;
  return {
    keep(canvas) {
      kept = canvas.width > 0 && canvas.height > 0;
      if (!kept) return;
      // Also empties it.
      image.width = canvas.width;
      image.height = canvas.height;
      image.getContext('2d')!.drawImage(canvas, 0, 0);
    },
    show(context) {
      const { width, height } = context.canvas;
      if (!kept || image.width !== width || image.height !== height) return false;
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.globalCompositeOperation = 'copy';
      context.drawImage(image, 0, 0);
      context.restore();
      return true;
    },
  };
}
