import type { Node } from 'jsonc-parser';
import { propertiesOf, valueOf, type JsonText } from './jsonText';
import { presentEntries, writeJson, writeOnOneLine, type Layout } from './writeJson';

/** Puts `content` in the place of `length` characters at `offset` of a text. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/**
 * The edits that make a text say another value. They touch nothing but what differs: comments, order, unknown fields
 * and the way in which everything else is written stay. All offsets are those of the text as it is, in ascending
 * order, and none overlaps another.
 */
export function textEdits(text: string, { root }: JsonText, after: unknown): readonly TextEdit[] {
  return new Editor(text, layoutOf(text)).edits(root, after);
}

/** The text after edits in ascending order. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (edited, { offset, length, content }) =>
      edited.slice(0, offset) + content + edited.slice(offset + length),
    text,
  );
}

/** How a text is laid out: by its first indented line, and its first line's end. */
export function layoutOf(text: string): Layout {
  return {
    unit: /^(?: +|\t)(?=["[{\d])/m.exec(text)?.[0] ?? '  ',
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** One of a list or an object: what is removed goes, what is kept is edited in itself, what is added follows. */
interface Member {
  /** Where it stands now. Absent: it is added. */
  readonly node?: Node;
  /** Edits within it. Absent: it is removed. */
  readonly edits?: readonly TextEdit[];
  /** As it is written, for what is added. */
  readonly write?: (indent: string, isOnOneLine: boolean) => string;
}

class Editor {
  constructor(
    private readonly text: string,
    private readonly layout: Layout,
  ) {}

  edits(node: Node, after: unknown): readonly TextEdit[] {
    if (isSame(valueOf(node), after)) return [];
    if (node.type === 'array' && Array.isArray(after)) return this.ofList(node, after);
    if (node.type === 'object' && isRecord(after)) return this.ofObject(node, after);
    return [this.replacement(node, after)];
  }

  private ofObject(node: Node, after: object): readonly TextEdit[] {
    const wanted = new Map(presentEntries(after));
    const properties = propertiesOf(node);
    const members = properties.map(([name, property, value], index): Member => {
      const isOverruled = properties.findLastIndex(([each]) => each === name) !== index;
      // One that is overruled by another of its name means nothing; it goes with that one only.
      if (!wanted.has(name)) return { node: property };
      return { node: property, edits: isOverruled ? [] : this.edits(value, wanted.get(name)) };
    });
    const known = new Set(properties.map(([name]) => name));
    const added = [...wanted]
      .filter(([name]) => !known.has(name))
      .map(([name, value]): Member => ({
        write: (...how) => `${JSON.stringify(name)}: ${this.write(value, ...how)}`,
      }));
    return this.ofMembers(node, [...members, ...added], after);
  }

  private ofList(node: Node, after: readonly unknown[]): readonly TextEdit[] {
    const items = node.children ?? [];
    const values = items.map(valueOf);
    const most = Math.min(values.length, after.length);
    let head = 0;
    while (head < most && isSame(values[head], after[head])) head++;
    let tail = 0;
    while (tail < most - head && isSame(values.at(-1 - tail), after.at(-1 - tail))) tail++;
    // Between what stays at both ends, items that have a counterpart become it.
    const changed = most - head - tail;
    const members = [
      ...items.slice(0, head).map((item): Member => ({ node: item, edits: [] })),
      ...items
        .slice(head, head + changed)
        .map((item, i): Member => ({ node: item, edits: this.edits(item, after[head + i]) })),
      ...items.slice(head + changed, items.length - tail).map((item): Member => ({ node: item })),
      ...after
        .slice(head + changed, after.length - tail)
        .map((value): Member => ({ write: (...how) => this.write(value, ...how) })),
      ...items.slice(items.length - tail).map((item): Member => ({ node: item, edits: [] })),
    ];
    return this.ofMembers(node, members, after);
  }

  private ofMembers(parent: Node, members: readonly Member[], after: unknown): readonly TextEdit[] {
    const kept = members.filter(({ edits }) => edits !== undefined);
    // Nothing that what is added could stand beside.
    if (kept.length === 0) return [this.replacement(parent, after)];
    const edits: TextEdit[] = [];
    const first = members.indexOf(kept[0]);
    const { indent, isOnOneLine } = this.placing(parent, kept[0].node!);
    const separator = isOnOneLine ? ' ' : this.layout.newline + indent;
    const written = (added: readonly Member[]) => added.map(({ write }) => write!(indent, isOnOneLine));
    // What goes before the first that stays goes with its comma; what comes there brings one.
    const leading = members.slice(0, first);
    const start = leading.find(({ node }) => node)?.node?.offset ?? kept[0].node!.offset;
    const content = written(leading.filter(({ write }) => write)).map((each) => each + ',' + separator);
    this.push(edits, start, kept[0].node!.offset, content.join(''));
    kept.forEach((member, index) => {
      edits.push(...member.edits!);
      const next = kept[index + 1];
      const following = members.slice(
        members.indexOf(member) + 1,
        next === undefined ? members.length : members.indexOf(next),
      );
      const added = written(following.filter(({ write }) => write)).map((each) => ',' + separator + each);
      const end = endOf(member.node!);
      this.push(
        edits,
        end,
        following.reduce((last, { node }) => (node ? endOf(node) : last), end),
        added.join(''),
      );
    });
    return edits;
  }

  private push(edits: TextEdit[], from: number, to: number, content: string): void {
    if (from !== to || content !== '') edits.push({ offset: from, length: to - from, content });
  }

  private replacement(node: Node, after: unknown): TextEdit {
    const content = this.write(after, this.indentOf(node.offset), false);
    return { offset: node.offset, length: node.length, content };
  }

  private write(value: unknown, indent: string, isOnOneLine: boolean): string {
    return isOnOneLine ? writeOnOneLine(value) : writeJson(value, this.layout, indent);
  }

  /** How the members of a list or an object stand: each on its line behind an indent, or all on one. */
  private placing(parent: Node, member: Node): { readonly indent: string; readonly isOnOneLine: boolean } {
    const isOnOneLine = !/[\r\n]/.test(this.text.slice(parent.offset, member.offset));
    return { indent: this.indentOf(member.offset), isOnOneLine };
  }

  private indentOf(offset: number): string {
    const line = this.text
      .slice(0, offset)
      .split(/[\r\n]/)
      .at(-1)!;
    return /^[ \t]*/.exec(line)![0];
  }
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two JSON values say the same, whatever the order of their names. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (!isRecord(a) || !isRecord(b)) return Object.is(a, b);
  const [left, right] = [presentEntries(a), new Map(presentEntries(b))];
  return (
    left.length === right.size &&
    left.every(([name, value]) => right.has(name) && isSame(value, right.get(name)))
  );
}
