// The editor: CodeMirror in a shadow root, whose styles are sheets of its own and no inline ones.
import { autocompletion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, StateEffect, StateField, type Text } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Offers } from './completion';

export interface Mark {
  line?: number;
  column?: number;
  message: string;
}

export interface Editor {
  text: () => string;
  setText: (text: string) => void;
  mark: (marks: Mark[]) => void;
  go: (line: number) => void;
  destroy: () => void;
}

interface Wishes {
  text: string;
  label: string;
  readOnly: boolean;
  onChange: (text: string) => void;
  offers: (text: string, at: number) => Offers | undefined;
}

const setMarks = StateEffect.define<DecorationSet>();
const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (now, transaction) => {
    const set = transaction.effects.find((effect) => effect.is(setMarks));
    return set ? (set.value as DecorationSet) : now.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const theme = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--ink)', maxHeight: '70vh', border: '1px solid var(--line)' },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-scroller': { font: 'var(--code)', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--ground)', color: 'var(--soft)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--faint)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-ground)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--raised)', color: 'var(--ink)', border: '1px solid var(--line)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--accent-ink)' },
  '.cm-panels': { backgroundColor: 'var(--ground)', color: 'var(--ink)' },
  '.cm-fault-line': { backgroundColor: 'var(--bad-ground)', boxShadow: 'inset 3px 0 var(--bad)' },
  '.cm-fault': { textDecoration: 'underline wavy var(--bad)' },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.keyword], color: 'var(--warn)' },
  { tag: tags.comment, color: 'var(--soft)' },
]);

export function open(host: HTMLElement, wishes: Wishes): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: wishes.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSelectionMatches(),
        bracketMatching(),
        indentOnInput(),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        yaml(),
        syntaxHighlighting(colours),
        autocompletion({ override: [(context) => complete(context, wishes)], icons: false }),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap, indentWithTab]),
        EditorState.readOnly.of(wishes.readOnly),
        EditorView.contentAttributes.of({ 'aria-label': wishes.label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            wishes.onChange(update.state.doc.toString());
          }
        }),
        marks,
        theme,
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    setText: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    mark: (found) => view.dispatch({ effects: setMarks.of(decorations(view.state.doc, found)) }),
    go: (line) => {
      const at = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines))).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

function complete(context: CompletionContext, wishes: Wishes) {
  const found = wishes.offers(context.state.doc.toString(), context.pos);
  if (!found || (found.from === context.pos && !context.explicit)) {
    return null;
  }
  return { from: found.from, options: found.options, validFor: /^[\w:.-]*$/ };
}

function decorations(doc: Text, found: Mark[]): DecorationSet {
  const ranges = found
    .filter((mark) => mark.line && mark.line <= doc.lines)
    .flatMap((mark) => {
      const line = doc.line(mark.line as number);
      const from = Math.min(line.to, line.from + Math.max(0, (mark.column ?? 1) - 1));
      const shown = Decoration.line({ class: 'cm-fault-line', attributes: { title: mark.message } }).range(line.from);
      return from < line.to
        ? [shown, Decoration.mark({ class: 'cm-fault', attributes: { title: mark.message } }).range(from, line.to)]
        : [shown];
    });
  return Decoration.set(ranges, true);
}
