// What the pointer and the wheel do to the visible region: drag pans, two fingers or the wheel with Ctrl zoom, and a
// click that moves nothing is told apart from a drag.

/** A change of the region as it is asked for: in CSS pixels of the plot. */
export interface PlaneGestures {
  /** Moves what is under the pointer along. */
  pan(dx: number, dy: number): void;
  /** Above 1 inwards, at a point. */
  zoom(factor: number, x: number, y: number): void;
  /** A press that went nowhere. */
  click(x: number, y: number): void;
  /** The region rests again. */
  rest(): void;
}

/** How far a pointer may tremble in a click, in CSS pixels. */
const tremor = 4;
/** How long after its last turn a wheel rests, in ms. */
const wheelRests = 200;
/** How far a wheel turns for a factor of two: a notch, or about a hundred pixels. */
const wheelDoubles = 240;

interface Pressed {
  x: number;
  y: number;
  readonly fromX: number;
  readonly fromY: number;
}

/** Follows the pointers and the wheel on an element; `on` says what they do, anew with each rendering. */
export class PlaneGestureTracker {
  on!: PlaneGestures;
  private readonly pointers = new Map<number, Pressed>();
  /** Whether what goes on is a drag or a pinch, and not a click. */
  private moves = false;
  private wheelTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param element what the places are measured from */
  constructor(private readonly element: () => HTMLElement) {}

  /** Whether a pan or a pinch goes on. */
  get isMoving(): boolean {
    return this.moves;
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const { x, y } = this.placeOf(event);
    if (this.pointers.size === 0) this.moves = false;
    this.pointers.set(event.pointerId, { x, y, fromX: x, fromY: y });
  }

  /** @returns whether the pointer was pressed here, so that what it does is a gesture */
  move(event: PointerEvent): boolean {
    const pointer = this.pointers.get(event.pointerId);
    if (pointer === undefined) return false;
    const { x, y } = this.placeOf(event);
    if (!this.moves) {
      if (this.pointers.size === 1 && Math.hypot(x - pointer.fromX, y - pointer.fromY) < tremor) return true;
      this.moves = true;
      this.element().setPointerCapture(event.pointerId);
    }
    const others = [...this.pointers.values()].filter((each) => each !== pointer);
    if (others.length === 0) this.on.pan(x - pointer.x, y - pointer.y);
    else {
      const [other] = others;
      const distance = Math.hypot(pointer.x - other.x, pointer.y - other.y);
      const next = Math.hypot(x - other.x, y - other.y);
      this.on.pan((x - pointer.x) / 2, (y - pointer.y) / 2);
      if (distance > 0 && next > 0) this.on.zoom(next / distance, (x + other.x) / 2, (y + other.y) / 2);
    }
    pointer.x = x;
    pointer.y = y;
    return true;
  }

  up(event: PointerEvent): void {
    const pointer = this.pointers.get(event.pointerId);
    if (pointer === undefined) return;
    this.pointers.delete(event.pointerId);
    if (this.pointers.size > 0) return;
    if (this.moves) this.on.rest();
    else if (event.type === 'pointerup') this.on.click(pointer.x, pointer.y);
    this.moves = false;
  }

  /** Only with Ctrl, as a pinch on a touchpad is told too: the plain wheel scrolls the panel. */
  wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 33;
    const { x, y } = this.placeOf(event);
    this.on.zoom(2 ** (-(event.deltaY * lines) / wheelDoubles), x, y);
    clearTimeout(this.wheelTimer);
    this.wheelTimer = setTimeout(() => this.on.rest(), wheelRests);
  }

  dispose(): void {
    clearTimeout(this.wheelTimer);
  }

  private placeOf({ clientX, clientY }: MouseEvent): { readonly x: number; readonly y: number } {
    const { left, top } = this.element().getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}
