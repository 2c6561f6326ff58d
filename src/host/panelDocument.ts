import type { Wish } from '../protocol/details';
import type { ToWebview } from '../protocol/messages';
import { Details } from './details/details';
import { firstPicture, type FirstPicture } from './firstPicture';
import type { Painter } from './picture';
import type { Computed, PartlyComputed } from './session';

/** How far the document of a webview is. */
type Stage =
  /** It will bring its first picture along, and has not drawn it: whatever else is done before delays that. */
  | { readonly kind: 'opening' }
  /** Its script is on the way, and VS Code keeps messages for it. `ahead`: what it has been sent. */
  | { readonly kind: 'loading'; readonly ahead?: FirstPicture }
  /** The webview is hidden. There will be another document, which says when it listens. */
  | { readonly kind: 'gone' }
  /** It asked for a first picture, and waits until that is computed. */
  | { readonly kind: 'listening' }
  /** It has been sent a first picture, and is kept up to date. `painter`: knows what it has. */
  | { readonly kind: 'shown'; readonly painter: Painter; readonly isSketched: boolean };

/** The way to a document, and what one that has nothing is told first. */
export interface Telling {
  post(message: ToWebview): void;
  /** Where the experiment is kept. */
  state(): ToWebview;
  snapshot(first: FirstPicture): ToWebview;
}

/**
 * The document of a panel’s webview: what it has, and so what it is to be told. Of what it cannot hear yet nothing is
 * kept: what holds then is in the first messages that it gets.
 */
export class PanelDocument {
  private stage: Stage = { kind: 'opening' };
  /** Made while the document loads; loading takes longer. */
  private prepared: FirstPicture | undefined;
  /** Whether it may know what its first picture needs, so that nothing is sent before it asks. */
  private knowsMore = false;
  private readonly details: Details;

  /** @param failed is told what went wrong while a detail was computed */
  constructor(
    private readonly telling: Telling,
    failed: (error: unknown) => void,
  ) {
    this.details = new Details((detail, revision) => this.tell({ type: 'detail', revision, detail }), failed);
  }

  /** Whether there is a picture on which something can be asked for. */
  get isShown(): boolean {
    return this.stage.kind === 'shown';
  }

  /** Whether it shows a sketch, in whose place a picture is to come. */
  get isSketched(): boolean {
    return this.stage.kind === 'shown' && this.stage.isSketched;
  }

  /** Whether its script is on the way, so that there is time to prepare for it. */
  get isLoading(): boolean {
    return this.stage.kind === 'loading';
  }

  /** It is to be asked before it is sent anything: of a file’s runs it may know the slots. */
  waitUntilAsked(): void {
    this.knowsMore = true;
  }

  /** It is on its way, without a first picture. */
  loads(): void {
    this.stage = { kind: 'loading' };
  }

  /**
   * It has something on its canvas.
   * @returns whether that is the first picture which it brought along
   */
  painted(): boolean {
    if (this.stage.kind !== 'opening') return false;
    this.loads();
    return true;
  }

  /** It listens, and asks for all that there is. It may ask again, when what was sent ahead is lost. */
  asks(computed: Computed | undefined): void {
    const { stage } = this;
    if (stage.kind === 'loading' && stage.ahead && stage.ahead.computed === computed) {
      this.hasFirst(stage.ahead);
      return;
    }
    this.stage = { kind: 'listening' };
    this.telling.post(this.telling.state());
    if (computed) this.hydrate(computed);
  }

  /** The webview is hidden: the document is gone. What it brings along, the next one brings along too. */
  hides(): void {
    if (this.stage.kind !== 'opening') this.stage = { kind: 'gone' };
    this.details.forget();
  }

  /** All that it shows beside the picture. */
  wishes(wishes: readonly Wish[]): void {
    this.details.wish(wishes);
  }

  /**
   * Something else is to be shown.
   * @param moves whether more of it will follow at once, so that a sketch does
   */
  show(computed: Computed, moves: boolean): void {
    const { stage } = this;
    if (stage.kind === 'loading') this.sendAhead(computed);
    else if (stage.kind === 'listening') this.hydrate(computed);
    else if (stage.kind === 'shown') this.update(stage.painter, computed, moves);
  }

  /** What there is already of what will be shown. */
  showPart(partly: PartlyComputed): void {
    if (this.stage.kind === 'shown')
      this.telling.post({ type: 'partial', partial: this.stage.painter.partial(partly) });
  }

  /** Something beside the picture. */
  tell(message: ToWebview): void {
    const { kind } = this.stage;
    const isOfFirst = message.type === 'document' || message.type === 'settings';
    // What was sent ahead says something else: when it asks, it is sent everything.
    if (kind === 'loading' && isOfFirst) this.loads();
    const isHeard = kind === 'shown' || (kind === 'listening' && comesFirst(message));
    if (isHeard) this.telling.post(message);
  }

  private update(painter: Painter, computed: Computed, moves: boolean): void {
    this.stage = { kind: 'shown', painter, isSketched: moves };
    this.telling.post(
      moves
        ? { type: 'sketch', sketch: painter.sketch(computed) }
        : { type: 'picture', picture: painter.picture(computed) },
    );
    // Details take their time, so they follow when what is dragged rests.
    if (!moves) this.details.show(computed);
  }

  /** Spares a document that loads to ask for its picture, and to wait for the answer. */
  private sendAhead(computed: Computed): void {
    this.prepared = firstPicture(computed);
    if (this.knowsMore) return;
    this.stage = { kind: 'loading', ahead: this.prepared };
    this.telling.post(this.telling.state());
    this.telling.post(this.telling.snapshot(this.prepared));
  }

  private hydrate(computed: Computed): void {
    const first = this.prepared?.computed === computed ? this.prepared : firstPicture(computed);
    this.hasFirst(first);
    this.telling.post(this.telling.snapshot(first));
  }

  private hasFirst({ computed, painter }: FirstPicture): void {
    this.stage = { kind: 'shown', painter, isSketched: false };
    this.prepared = undefined;
    this.details.forget();
    this.details.show(computed);
  }
}

/** What a document hears that has no picture yet. */
function comesFirst({ type }: ToWebview): boolean {
  return type === 'progress' || type === 'document';
}
